package org.virtualgranule.it.served;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.it.Project;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.serve.ServerLimits;
import org.virtualgranule.serve.StoreServer;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.store.VirtualStore;

/** What is served is what is in the file: the stored bytes, and the values that h5py or libhdf5 reads. */
@Tag("sweep")
class ServedValuesTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Throwable> problems = new ArrayList<>();
    private int chunks;
    private int arrays;

    private interface Check {
        void check(VirtualGranule granule, URI address) throws IOException, InterruptedException;
    }

    private void serve(Project.Case one, UnaryOperator<VirtualStore> view, Check check)
            throws IOException, InterruptedException {
        GranuleOptions options =
                GranuleOptions.defaults().withData(one.granule().toString());
        try (VirtualGranule granule = VirtualGranule.open(one.sidecar(), options);
                StoreServer server = StoreServer.start(
                        Map.of(granule.name(), view.apply(granule.store())),
                        new InetSocketAddress("127.0.0.1", 0),
                        ServerLimits.standard(8),
                        problems::add)) {
            check.check(granule, server.address(granule.name()));
        }
        assertThat(problems).isEmpty();
    }

    /** The samples, and the real granules with one of their two sidecars. */
    private static List<Project.Case> cases(Path folder, boolean hierarchical) {
        List<Project.Case> cases = new ArrayList<>(Project.samples(folder));
        if (Project.hasShared()) {
            Project.realGranules().stream()
                    .filter(one -> one.sidecar().getParent().endsWith("groups") == hierarchical)
                    .forEach(cases::add);
        }
        return cases;
    }

    @Test
    void everyStoredChunkThatIsPassedOnIsTheFilesBytesAtItsPlace(@TempDir Path folder) throws Exception {
        for (Project.Case one : cases(folder, false)) {
            try (RandomAccessFile file = new RandomAccessFile(one.granule().toFile(), "r")) {
                serve(one, UnaryOperator.identity(), (granule, address) -> {
                    for (ArrayEntry array : granule.manifest().arrays().values()) {
                        compare(array, address, file);
                    }
                });
            }
        }
        System.out.println("served chunks equal to the file's bytes: " + chunks);
        assertThat(chunks).isGreaterThan(Project.hasShared() ? 3000 : 100);
    }

    /** Only a string's chunks, or those with a filter mask, are not as they are in the file. */
    private void compare(ArrayEntry array, URI address, RandomAccessFile file)
            throws IOException, InterruptedException {
        for (long number = 0; number < array.grid().chunkCount(); number++) {
            boolean isText = array.metadata().element().type().zarrName().equals("string");
            if (array.chunks().find(number) instanceof ChunkRef.Stored stored && stored.filterMask() == 0 && !isText) {
                StringBuilder key = new StringBuilder(address + array.path() + "/c");
                for (long index : array.grid().index(number)) {
                    key.append('/').append(index);
                }
                byte[] expected = new byte[(int) stored.range().length()];
                file.seek(stored.range().offset());
                file.readFully(expected);
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(key.toString())).build();
                assertThat(client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                                .body())
                        .as(key.toString())
                        .isEqualTo(expected);
                chunks++;
            }
        }
    }

    @Test
    void theValuesOfEveryNumericArrayAreThoseThatHdf5Reads(@TempDir Path folder) throws Exception {
        compareAll(folder, false, UnaryOperator.identity());
    }

    @Test
    void theDecodedValuesOfEveryNumericArrayAreThoseThatHdf5Reads(@TempDir Path folder) throws Exception {
        compareAll(folder, true, VirtualStore::decoded);
    }

    private void compareAll(Path folder, boolean hierarchical, UnaryOperator<VirtualStore> view) throws Exception {
        for (Project.Case one : cases(folder, hierarchical)) {
            JsonNode expected =
                    new JsonMapper().readTree(one.expected().toFile()).get("datasets");
            serve(one, view, (granule, address) -> compare(granule, address, expected));
        }
        System.out.println("served arrays equal to h5py's: " + arrays);
        assertThat(arrays).isGreaterThan(Project.hasShared() ? 2500 : 120);
    }

    private void compare(VirtualGranule granule, URI address, JsonNode expected)
            throws IOException, InterruptedException {
        for (Map.Entry<String, JsonNode> dataset : expected.properties()) {
            if (!dataset.getValue().get("dtype").asText().equals("string")) {
                ServedArray array = new ServedArray(URI.create(address + dataset.getKey()));
                assertThat(array.type() + " " + array.digest())
                        .as(granule.name() + dataset.getKey())
                        .isEqualTo(dataset.getValue().get("dtype").asText() + " "
                                + dataset.getValue().get("sha256").asText());
                arrays++;
            }
        }
    }
}
