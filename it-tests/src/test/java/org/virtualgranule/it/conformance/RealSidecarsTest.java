package org.virtualgranule.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.Manifest;

/** Real sidecars of NASA's granules, whose data are not here: what the manifest says of them holds together. */
class RealSidecarsTest {
    private static final String ATL08 = "hyrax/ATL08_20200716202251.h5.dmrpp";

    /** What a byte of zlib can become. */
    private static final long MAX_INFLATION = 1032;

    @BeforeEach
    void corpus() {
        assumeTrue(Corpus.isThere(), Corpus.without());
    }

    @Test
    void everyVariableOfARealAtl08IsMapped() {
        Manifest manifest = Sidecars.manifest(Sidecars.find(ATL08));
        assertThat(manifest.arrays()).hasSize(600);
        assertThat(manifest.skipped()).isEmpty();
        assertThat(manifest.arrays().values())
                .filteredOn(array -> array.chunks().isInline())
                .hasSize(85);
        // found by walking all grids: none of them lies outside, none hides another
        assertThat(chunks(manifest)).hasSize(12_772);
    }

    @Test
    void noTwoChunksOfARealAtl08ShareBytes() {
        List<Sidecars.Chunk> chunks = new ArrayList<>(chunks(Sidecars.manifest(Sidecars.find(ATL08))));
        chunks.sort(Comparator.comparingLong(chunk -> chunk.range().offset()));
        for (int i = 1; i < chunks.size(); i++) {
            assertThat(chunks.get(i).range().offset())
                    .as(chunks.get(i).toString())
                    .isGreaterThanOrEqualTo(end(chunks.get(i - 1)));
        }
    }

    @Test
    void everyChunkOfARealAtl08CanInflateToItsSize() {
        assertThat(chunks(Sidecars.manifest(Sidecars.find(ATL08))))
                .allSatisfy(chunk -> assertThat(chunk.range().length() * MAX_INFLATION)
                        .isGreaterThanOrEqualTo(chunk.array().chunkBytes()));
    }

    @Test
    void aDaymetVariableHas26280ChunksFarBeyondFourGigabytes() {
        Manifest manifest = Sidecars.manifest(Sidecars.find("hyrax/dmrpp-return-as-test.bescmd.baseline.dmrpp"));
        List<Sidecars.Chunk> chunks = Sidecars.chunks(manifest.arrays().get("/tmax"));
        assertThat(chunks).hasSize(26_280);
        assertThat(chunks.stream().mapToLong(chunk -> chunk.range().offset()).max())
                .hasValue(11_643_016_993L);
    }

    @Test
    void ofADocumentThatDescribesAFewVariablesTheOthersAreSkipped() {
        Manifest manifest = Sidecars.manifest(Sidecars.find("nasa-hoss/SC_SPL2SMAP_S.dmr"));
        assertThat(manifest.arrays()).hasSize(4);
        assertThat(chunks(manifest)).hasSize(4);
        assertThat(manifest.skipped()).hasSize(19 - 4).allMatch(skipped -> skipped.message()
                .equals("the sidecar does not say where its values are"));
    }

    @Test
    void aChunkOf360MegabytesOfTextIsMapped() {
        Manifest manifest = Sidecars.manifest(Sidecars.find("nasa-hoss/SC_SPL3FTA_003.dmr"));
        assertThat(manifest.arrays())
                .containsOnlyKeys(
                        "/Freeze_Thaw_Retrieval_Data/thaw_reference",
                        "/Freeze_Thaw_Retrieval_Data/freeze_reference_date");
        assertThat(manifest.skipped().stream().map(Diagnostic::message).distinct())
                .containsExactly("the sidecar does not say where its values are");
    }

    @Test
    void everySidecarHasTheVariablesAndChunksThatItsXmlHas() {
        for (Path sidecar : Sidecars.withStorage()) {
            Manifest manifest = Sidecars.manifest(sidecar);
            RawDocument raw = new RawDocument(sidecar);
            assertThat(manifest.arrays().size() + manifest.skipped().size())
                    .as(sidecar.toString())
                    .isEqualTo(raw.variables().size());
            long listed = raw.elements().stream()
                    .filter(e -> RawDocument.name(e).equals("chunk"))
                    .count();
            if (manifest.skipped().isEmpty()) {
                assertThat(chunks(manifest)).as(sidecar.toString()).hasSize((int) listed);
            }
        }
    }

    @Test
    void exactlyTheExplainedVariablesAreSkipped() {
        Set<String> skipped = Sidecars.withStorage().stream()
                .flatMap(sidecar -> Sidecars.manifest(sidecar).skipped().stream()
                        .map(s -> new Row(
                                sidecar.getParent().getFileName() + "/" + sidecar.getFileName(),
                                s.path(),
                                Row.Status.SKIPPED,
                                s.message())))
                .peek(System.out::println)
                .map(Row::key)
                .collect(Collectors.toCollection(TreeSet::new));
        Explained.check(skipped, "sidecars.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20200911000001-JPL-L2P_GHRSST-SSTskin-MODIS_A-N-v02.0-fv01.0",
                "3B-HHR.MS.MRG.3IMERG.20051022-S000000-E002959.0000.V06B",
                "f16_ssmis_20051022v7"
            })
    void chunksAreWhereNasasOwnReaderFindsThem(String granule) throws IOException {
        Path sidecar = Sidecars.withStorage().stream()
                .filter(f -> f.getFileName().toString().startsWith(granule))
                .findFirst()
                .orElseThrow();
        Manifest manifest = Sidecars.manifest(sidecar);
        JsonNode store = new JsonMapper()
                .readTree(sidecar.resolveSibling(granule + ".zarr.json").toFile());
        int compared = 0;
        for (ArrayEntry array : manifest.arrays().values()) {
            JsonNode chunks = store.path(array.path().substring(1) + "/.zchunkstore");
            if (chunks.isNull()) {
                assertThat(Sidecars.chunks(array)).isEmpty();
            } else if (chunks.isObject()) {
                JsonNode metadata = store.get(array.path().substring(1) + "/.zarray");
                assertThat(json(array.grid().shape())).isEqualTo(metadata.get("shape"));
                assertThat(json(array.grid().chunkShape())).isEqualTo(metadata.get("chunks"));
                assertThat(zarrChunks(array)).as(array.toString()).isEqualTo(chunks);
                compared++;
            }
        }
        System.out.println(
                granule + ": ranges of " + compared + " of " + manifest.arrays().size() + " arrays compared");
        assertThat(compared).isPositive();
    }

    /** As nasa/zarr-eosdis-store writes it. */
    private static JsonNode zarrChunks(ArrayEntry array) {
        ObjectNode all = new JsonMapper().createObjectNode();
        for (Sidecars.Chunk chunk : Sidecars.chunks(array)) {
            StringBuilder key = new StringBuilder();
            for (long index : array.grid().index(chunk.number())) {
                key.append(key.isEmpty() ? "" : ".").append(index);
            }
            all.putObject(key.toString())
                    .put("offset", (int) chunk.range().offset())
                    .put("size", (int) chunk.range().length());
        }
        return all;
    }

    private static JsonNode json(List<Long> sizes) {
        return new JsonMapper().valueToTree(sizes.stream().map(Math::toIntExact).toList());
    }

    private static long end(Sidecars.Chunk chunk) {
        return chunk.range().offset() + chunk.range().length();
    }

    private static List<Sidecars.Chunk> chunks(Manifest manifest) {
        return manifest.arrays().values().stream()
                .flatMap(array -> Sidecars.chunks(array).stream())
                .toList();
    }
}
