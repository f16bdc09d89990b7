package org.virtualgranule.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.DmrppFormatException;
import org.virtualgranule.dmrpp.model.StaleSidecarException;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.FileByteSource;
import org.virtualgranule.zarr.bytes.Version;
import org.virtualgranule.zarr.manifest.GroupEntry;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.Mapped;
import org.virtualgranule.zarr.store.VirtualStore;

/** A value that exists and cannot be read is an error, never missing and never empty. */
class FailuresTest {
    private final SampleStore sample = new SampleStore();

    /** The sample's manifest over another source. */
    private Served over(ByteSource source) {
        return Served.of(new VirtualStore(sample.store.manifest(), source));
    }

    private static ByteSource reading(Supplier<ByteBuffer> answer) {
        return new ByteSource() {
            @Override
            public ByteBuffer read(URI location, ByteRange range) {
                return answer.get();
            }

            @Override
            public Document open(URI location, Optional<Version> known) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {
                // nothing to give back
            }
        };
    }

    private static ByteSource failing(RuntimeException failure) {
        return reading(() -> {
            throw failure;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain/c/0", "packed/c/0/0", "masked/c/1", "scalar/c", "text/c/0"})
    void anOriginThatFailsIsABadGateway(String key) {
        sample.source.failWhere(range -> true);
        for (VirtualStore store : new VirtualStore[] {sample.store, sample.store.decoded()}) {
            try (Served served = Served.of(store)) {
                HttpResponse<byte[]> answer = served.get(SampleStore.path(key));
                assertThat(answer.statusCode()).isEqualTo(502);
                assertThat(Served.text(answer))
                        .matches("\\[a\\.h5\\.dmrpp] /\\w+ chunk \\([\\d,]*\\): mem:/a\\.h5: HTTP 500 \\(4 tries\\)\n");
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
                assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
                assertThat(answer.headers().firstValue("ETag")).isEmpty();
                assertThat(served.problems).singleElement().isInstanceOf(ChunkReadException.class);
            }
        }
    }

    @Test
    void aVariableOfABadSidecarIsABadGatewayAndIsLookedAtByThePool() {
        Set<String> threads = new ConcurrentSkipListSet<>();
        Supplier<Mapped> bad = () -> {
            threads.add(Thread.currentThread().getName());
            throw new DmrppFormatException("a.h5.dmrpp", "/b: no size");
        };
        GroupEntry root = sample.store.manifest().groups().get("/");
        Manifest manifest = Manifest.of("a.h5.dmrpp", Map.of("/", root), List.of(), Map.of("/b", List.of(bad)));
        try (Served served = Served.of(new VirtualStore(manifest, sample.source))) {
            for (String path : List.of("/zarr.json", "/b/zarr.json", "/b/c/0", "/b", "/b/")) {
                HttpResponse<byte[]> answer = served.get("/a.h5" + path);
                assertThat(answer.statusCode()).as(path).isEqualTo(502);
                assertThat(Served.text(answer)).isEqualTo("[a.h5.dmrpp] /b: no size\n");
            }
            assertThat(served.problems).hasSize(5).hasOnlyElementsOfType(DmrppFormatException.class);
        }
        assertThat(threads).as("none of the web server's own").containsExactly("document", "granule");
    }

    @Test
    void aFailureIsNotRemembered() {
        try (Served served = Served.of(sample.store)) {
            sample.source.failWhere(range -> true);
            assertThat(served.get("/a.h5/plain/c/0").statusCode()).isEqualTo(502);
            sample.source.failWhere(range -> false);
            assertThat(served.get("/a.h5/plain/c/0").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anOriginThatFailsOnlyAfterItsVersionWasKnownLeavesNoHeadersOfAValue() {
        sample.source.withVersion(new Version("\"v1\"", "")).failWhere(range -> true);
        try (Served served = Served.of(sample.store)) {
            HttpResponse<byte[]> answer = served.get("/a.h5/plain/c/0", "Range", "bytes=0-3");
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.headers().map()).doesNotContainKeys("etag", "content-range", "accept-ranges");
        }
    }

    @Test
    void bytesThatDoNotDecodeAreTheOriginsFault() {
        sample.source.damageFirst(99);
        try (Served served = Served.of(sample.store.decoded())) {
            HttpResponse<byte[]> answer = served.get("/a.h5/packed/c/0/0");
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(Served.text(answer)).startsWith("[a.h5.dmrpp] /packed chunk (0,0): fletcher32");
        }
    }

    @Test
    void aGranuleThatIsNotTheSidecarsIsTheOriginsFault() {
        try (Served served = over(failing(new StaleSidecarException("a.h5", "was changed")))) {
            assertThat(served.get("/a.h5/plain/c/0").statusCode()).isEqualTo(502);
        }
    }

    @Test
    void whatThisLibraryCannotDoIsItsOwnFault() {
        try (Served served = over(failing(new UnsupportedFeatureException("a.h5", "cannot yet")))) {
            HttpResponse<byte[]> answer = served.get("/a.h5/plain/c/0");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(Served.text(answer)).isEqualTo("[a.h5] cannot yet\n");
        }
    }

    @Test
    void aFaultOfTheServerIsToldItsOwnerAlone() {
        try (Served served = over(failing(new IllegalStateException("https://x/?token=secret")))) {
            HttpResponse<byte[]> answer = served.get("/a.h5/plain/c/0");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(Served.text(answer)).isEqualTo("a fault of this server; its error stream tells more\n");
            assertThat(served.problems).singleElement().isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aValueForWhichThereIsNoMemoryOrNoTimeIsNotThereForNow() {
        ByteSource full = reading(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        try (Served served = over(full);
                Served stopped = over(failing(new CancellationException("interrupted")))) {
            assertThat(served.get("/a.h5/plain/c/0").statusCode()).isEqualTo(503);
            assertThat(stopped.get("/a.h5/plain/c/0").statusCode()).isEqualTo(503);
            assertThat(served.get("/a.h5/inline/c/0").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoCannotBeToldMoreGetsAPlainError() throws IOException {
        sample.source.failWhere(range -> true);
        Consumer<Throwable> broken = failure -> {
            throw new IllegalStateException("the log is full");
        };
        InetSocketAddress anywhere = new InetSocketAddress("127.0.0.1", 0);
        try (StoreServer server = StoreServer.start(Map.of("a.h5", sample.store), anywhere, Served.LIMITS, broken)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "a.h5/plain/c/0"))
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFileThatIsCutOffOrChangedIsABadGateway(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.h5");
        byte[] bytes = new byte[2000];
        Files.write(file, bytes);
        ByteSource files = new FileByteSource().pinned();
        ByteSource source = new Relocated(files, file.toUri());
        try (Served served = over(source)) {
            HttpResponse<byte[]> first = served.get("/a.h5/plain/c/0");
            assertThat(first.statusCode()).isEqualTo(200);
            String etag = first.headers().firstValue("ETag").orElseThrow();
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
            assertThat(Served.text(served.get("/a.h5/plain/c/0")))
                    .contains("was changed while it was read")
                    .contains("open the granule again");
            assertThat(served.get("/a.h5/plain/c/0", "If-None-Match", etag).statusCode())
                    .as("no copy is said to be still the value")
                    .isEqualTo(502);
            assertThat(served.send("HEAD", "/a.h5/plain/c/0").statusCode()).isEqualTo(502);
            Files.write(file, new byte[60]);
            try (Served later = over(new Relocated(new FileByteSource().pinned(), file.toUri()))) {
                HttpResponse<byte[]> cut = later.get("/a.h5/plain/c/0", "If-None-Match", etag);
                assertThat(cut.statusCode()).isEqualTo(502);
                assertThat(Served.text(cut)).contains("the file has 60 bytes");
            }
            Files.write(file, bytes);
            try (Served later = over(new Relocated(new FileByteSource().pinned(), file.toUri()))) {
                HttpResponse<byte[]> other = later.get("/a.h5/plain/c/0", "If-None-Match", etag);
                assertThat(other.statusCode()).as("written anew").isEqualTo(200);
            }
        }
    }

    /** Reads one file, whatever is asked for. */
    private record Relocated(ByteSource inner, URI file) implements ByteSource {
        @Override
        public ByteBuffer read(URI location, ByteRange range) {
            assertThat(location).isEqualTo(MemoryGranule.DATA);
            return inner.read(file, range);
        }

        @Override
        public Document open(URI location, Optional<Version> known) {
            return inner.open(file, known);
        }

        @Override
        public Version version(URI location) {
            return inner.version(file);
        }

        @Override
        public void close() {
            inner.close();
        }
    }
}
