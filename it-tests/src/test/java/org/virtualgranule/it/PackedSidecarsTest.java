package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.dmrpp.packed.PackedGranule;
import org.virtualgranule.dmrpp.parser.DmrppParser;
import org.virtualgranule.dmrpp.parser.OriginalTree;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.manifest.DataLocation;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.ManifestBuilder;
import org.virtualgranule.zarr.manifest.ZarrJson;

/** A sidecar that was kept packed is the sidecar: model, manifest, and everything that was assumed of it. */
class PackedSidecarsTest {
    /** Arrays of more chunks are looked at in part. */
    private static final long MOST_CHUNKS = 2_000;

    private static final int CHANGES = 200;

    private final Random random = new Random(11);

    @TempDir
    private Path directory;

    @Test
    void theSamplesComeBackAsTheyWere() throws IOException {
        for (Project.Case sample : Project.samples(directory)) {
            assertThat(comesBack(sample.sidecar())).isTrue();
        }
    }

    @Test
    void everyRealSidecarComesBackAsItWas() throws IOException {
        assumeTrue(Project.hasShared(), Project.withoutShared());
        int good = 0;
        for (Path document : Project.realDocuments()) {
            good += comesBack(document) ? 1 : 0;
        }
        assertThat(good).as("documents").isGreaterThan(200);
    }

    /** False for what is no DMR++. */
    private boolean comesBack(Path document) throws IOException {
        Granule granule;
        try (InputStream in = Files.newInputStream(document)) {
            granule = DmrppParser.parse(in, "a.h5.dmrpp");
        } catch (GranuleException e) {
            return false;
        }
        PackedGranule packed = PackedGranule.of(granule).orElseThrow();
        byte[] bytes = new byte[packed.bytes().remaining()];
        packed.bytes().get(bytes);
        Granule copy =
                PackedGranule.of(ByteBuffer.wrap(bytes)).orElseThrow().unpack().orElseThrow();
        assertThat(copy.equals(granule)).as("model of " + document).isTrue();
        assertThat(described(copy)).as("manifest of " + document).isEqualTo(described(granule));
        assertThat(bytes.length).as("bytes of " + document).isLessThan((int) Files.size(document) / 3 + 500);
        changeIsNoticed(bytes, document);
        return true;
    }

    private void changeIsNoticed(byte[] bytes, Path document) {
        for (int i = 0; i < CHANGES; i++) {
            int at = random.nextInt(bytes.length);
            byte before = bytes[at];
            bytes[at] ^= (byte) (1 + random.nextInt(255));
            assertThat(PackedGranule.of(ByteBuffer.wrap(bytes)).isEmpty())
                    .as("change of byte " + at + " of " + document)
                    .isTrue();
            bytes[at] = before;
        }
    }

    /** All that a manifest says, as text. */
    private static String described(Granule parsed) {
        Granule granule = OriginalTree.restore(parsed);
        URI address = URI.create("https://host/a.h5.dmrpp");
        Manifest manifest = ManifestBuilder.build(granule, DataLocation.of(address, Optional.empty(), granule.href()));
        StringBuilder text = new StringBuilder(manifest.source());
        manifest.groups()
                .forEach((path, group) -> text.append('\n').append(path).append(ZarrJson.of(group)));
        manifest.arrays().values().forEach(array -> describe(array, text));
        manifest.skipped().forEach(diagnostic -> text.append('\n').append(diagnostic));
        manifest.diagnostics().forEach(diagnostic -> text.append('\n').append(diagnostic));
        return text.toString();
    }

    private static void describe(ArrayEntry array, StringBuilder text) {
        text.append('\n').append(array).append(ZarrJson.of(array)).append(array.form());
        text.append(array.chunks().storedChunks())
                .append(' ')
                .append(array.chunks().storedBytes());
        long chunks = Math.min(MOST_CHUNKS, array.grid().chunkCount());
        for (long number = 0; number < chunks; number++) {
            text.append(shown(array.chunks().find(number)));
        }
        array.narrow().ifPresent(narrow -> describe(narrow, text));
    }

    /** Values in the document do not show themselves; the model has them as they were written. */
    private static Object shown(ChunkRef ref) {
        if (ref instanceof ChunkRef.Inline inline) {
            return inline.bytes().hashCode();
        }
        return ref instanceof ChunkRef.Texts ? "texts" : ref;
    }
}
