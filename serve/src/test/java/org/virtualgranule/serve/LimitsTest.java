package org.virtualgranule.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.virtualgranule.zarr.ArraySpec;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.ZarrType;
import org.virtualgranule.zarr.store.VirtualStore;

/** Many clients, slow clients, slow origins: what is held is bounded, and nobody waits for what is not his. */
@Timeout(60)
class LimitsTest {
    private static final int CHUNK = 4 << 20;
    private static final long SLOWEST = 1 << 14;
    private static final Manifest LARGE = new MemoryGranule()
            .xml(array("a", 16, CHUNK))
            .xml(array("b", 1, 16 * CHUNK))
            .xml(array("small", 16, 100))
            .inline(ArraySpec.of("inline", ZarrType.INT16, List.of(3), List.of()))
            .manifest();

    private final SlowSource origin = new SlowSource();
    private final ExecutorService clients = Executors.newCachedThreadPool();

    private static String array(String name, int count, int size) {
        String chunks = IntStream.range(0, count)
                .mapToObj(i -> "<dmrpp:chunk offset=\"" + i * size + "\" nBytes=\"" + size
                        + "\" chunkPositionInArray=\"[" + i * size + "]\"/>")
                .collect(Collectors.joining());
        return "<Int8 name=\"" + name + "\"><Dim size=\"" + count * size + "\"/><dmrpp:chunks fillValue=\"0\">"
                + "<dmrpp:chunkDimensionSizes>" + size + "</dmrpp:chunkDimensionSizes>" + chunks
                + "</dmrpp:chunks></Int8>";
    }

    @AfterEach
    void stop() {
        origin.close();
        clients.shutdownNow();
    }

    private Served served(int fetches, long memory, int connections, Duration patience, long slowest) {
        return new Served(
                Map.of("a.h5", new VirtualStore(LARGE, origin)),
                new ServerLimits(fetches, memory, connections, patience, slowest));
    }

    private static void checkChunk(Served served, int number) {
        byte[] body = served.get("/a.h5/a/c/" + number).body();
        assertThat(body).hasSize(CHUNK);
        for (int i = 0; i < CHUNK; i++) {
            if (body[i] != SlowSource.at((long) number * CHUNK + i)) {
                throw new AssertionError("byte " + i + " of chunk " + number);
            }
        }
    }

    @Test
    void manyClientsGetTheirBytesThoughOnlySomeHaveRoomAtOnce() throws Exception {
        origin.quick();
        try (Served served = served(64, 3 * CHUNK, 100, Duration.ofSeconds(20), SLOWEST)) {
            List<Future<?>> all = new ArrayList<>();
            for (int client = 0; client < 64; client++) {
                int number = client % 16;
                all.add(clients.submit(() -> checkChunk(served, number)));
            }
            for (Future<?> one : all) {
                one.get();
            }
            assertThat(served.problems).isEmpty();
        }
    }

    @Test
    void whatHasNoRoomIsNotAskedOfTheOrigin() throws Exception {
        try (Served served = served(64, 3 * CHUNK, 100, Duration.ofSeconds(20), SLOWEST)) {
            List<Future<?>> all = new ArrayList<>();
            for (int client = 0; client < 16; client++) {
                int number = client;
                all.add(clients.submit(() -> checkChunk(served, number)));
            }
            origin.begun.acquire(3);
            origin.quick();
            for (Future<?> one : all) {
                one.get();
            }
            assertThat(origin.mostAtOnce()).isEqualTo(3);
        }
    }

    @Test
    void whoWaitsForASlowOriginDoesNotKeepOthersWaitingNorIsCutOff() throws Exception {
        try (Served served = served(2, 16 * CHUNK, 100, Duration.ofSeconds(1), SLOWEST)) {
            served.get("/a.h5/zarr.json");
            List<Future<?>> waiting = new ArrayList<>();
            for (int client = 0; client < 4; client++) {
                int number = client;
                waiting.add(clients.submit(() ->
                        assertThat(served.get("/a.h5/small/c/" + number).body()).hasSize(100)));
            }
            origin.begun.acquire(2);
            // idle connections are closed after a while, this one after those that wait became idle
            try (Socket idle = served.connect()) {
                assertThat(idle.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(served.get("/a.h5/zarr.json").statusCode()).isEqualTo(200);
            assertThat(served.get("/x").statusCode()).isEqualTo(404);
            assertThat(served.get("/a.h5/small/zarr.json").statusCode())
                    .as("a document that was not asked for before")
                    .isEqualTo(200);
            assertThat(served.get("/a.h5/small").statusCode()).isEqualTo(301);
            origin.quick();
            for (Future<?> one : waiting) {
                one.get();
            }
        }
    }

    @Test
    void aClientThatTakesNothingIsCutOffAndItsMemoryIsFree() throws Exception {
        origin.quick();
        try (Served served = served(8, CHUNK, 100, Duration.ofSeconds(2), SLOWEST);
                Socket lazy = asking(served)) {
            // needs all the memory
            checkChunk(served, 1);
            assertThat(left(lazy, 1 << 16, () -> {})).isLessThan(CHUNK);
        }
    }

    @Test
    void aClientThatAlwaysTakesALittleIsCutOffToo() throws Exception {
        origin.quick();
        try (Served served = served(8, CHUNK, 100, Duration.ofSeconds(1), 1 << 30);
                Socket slow = served.connect()) {
            slow.setSoTimeout(20_000);
            ask(slow, "/a.h5/b/c/0");
            // another request in between takes its time
            assertThat(left(slow, 8192, () -> served.get("/x"))).isLessThan(16 * CHUNK);
        }
    }

    @Test
    void aSlowClientIsCutOffSoonerWhileOthersWaitForItsMemory() throws Exception {
        origin.quick();
        // the value is more than all memory, and may be taken in 64 seconds
        try (Served served = served(8, CHUNK, 100, Duration.ofSeconds(1), 1 << 20);
                Socket slow = served.connect()) {
            slow.setSoTimeout(20_000);
            ask(slow, "/a.h5/b/c/0");
            assertThat(slow.getInputStream().read()).isEqualTo('H');
            Future<Long> taken = clients.submit(() -> left(slow, 8192, () -> served.get("/x")));
            long start = System.nanoTime();
            checkChunk(served, 1);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            assertThat(taken.get()).isLessThan(16 * CHUNK);
        }
    }

    @Test
    void aSlowClientMayTakeItsTimeWhileNobodyWaitsForItsMemory() throws Exception {
        origin.quick();
        try (Served served = served(8, CHUNK, 100, Duration.ofSeconds(1), 1 << 21);
                Socket slow = served.connect()) {
            slow.setSoTimeout(20_000);
            ask(slow, "/a.h5/b/c/0");
            long all = left(slow, 1 << 16, () -> pause(3));
            assertThat(all).isGreaterThan(16 * CHUNK);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ask(Socket socket, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }

    /** A client that has begun to be answered with a chunk. */
    private static Socket asking(Served served) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1024);
        socket.setSoTimeout(20_000);
        socket.connect(address(served));
        ask(socket, "/a.h5/a/c/0");
        assertThat(socket.getInputStream().read()).isEqualTo('H');
        return socket;
    }

    private static InetSocketAddress address(Served served) {
        return new InetSocketAddress("127.0.0.1", served.server.address().getPort());
    }

    private static long left(Socket socket, int atOnce, Runnable between) throws IOException {
        long count = 0;
        byte[] some = new byte[atOnce];
        InputStream in = socket.getInputStream();
        try {
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                count += n;
                between.run();
            }
        } catch (SocketException e) {
            // reset: that is cut off, too
        }
        return count;
    }

    @Test
    void thousandsOfIdleConnectionsAreRefusedOrMakeRoom() throws Exception {
        origin.quick();
        try (Served served = served(8, 16 * CHUNK, 50, Duration.ofSeconds(3), SLOWEST)) {
            List<Socket> idle = new ArrayList<>();
            try {
                for (int i = 0; i < 3000; i++) {
                    Socket socket = new Socket();
                    idle.add(socket);
                    try {
                        socket.connect(
                                new java.net.InetSocketAddress(
                                        "127.0.0.1", served.server.address().getPort()),
                                100);
                    } catch (IOException refused) {
                        break;
                    }
                }
                assertThat(idle).hasSizeGreaterThan(50);
                checkChunk(served, 3);
            } finally {
                for (Socket socket : idle) {
                    socket.close();
                }
            }
            checkChunk(served, 4);
        }
    }

    @Test
    void aDocumentThatManyAskForIsMadeOnce() throws Exception {
        AtomicInteger made = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(1);
        Documents documents = new Documents(1 << 20);
        List<CompletableFuture<Document>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(CompletableFuture.supplyAsync(
                    () -> {
                        await(together);
                        return documents.get("a", "text/plain", () -> {
                            made.incrementAndGet();
                            return StandardCharsets.UTF_8.encode("content");
                        });
                    },
                    clients));
        }
        together.countDown();
        for (CompletableFuture<Document> one : all) {
            assertThat(one.get().size()).isEqualTo(7);
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void documentsAreLetGoWhenThereAreTooMany() {
        Documents documents = new Documents(10_000);
        for (int i = 0; i < 100; i++) {
            documents.get("" + i, "text/plain", () -> java.nio.ByteBuffer.allocate(1000));
        }
        long kept = IntStream.range(0, 100)
                .filter(i -> documents.find("" + i).isPresent())
                .count();
        assertThat(kept).isBetween(1L, 10L);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
