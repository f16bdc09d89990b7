package org.virtualgranule.zarr.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.dmrpp.model.Granule;

/** Threads and processes that share a folder, and processes that come to a bad end. */
class SeveralAtOnceTest {
    /** Room for some of the sidecars, so that they are removed while others read them. */
    private static final long SMALL = 5_000;

    @TempDir
    private Path folder;

    @Test
    void threadsWithCachesOfTheirOwnDoNotDisturbEachOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> results = IntStream.range(0, 4)
                    .mapToObj(seed -> threads.submit(() -> CacheProcess.reads(folder, SMALL, seed, 500, 1000)))
                    .toList();
            for (Future<String> result : results) {
                assertThat(result.get()).isEqualTo("good");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void oneCacheServesManyThreads() throws Exception {
        SidecarCache cache = new SidecarCache(Optional.of(folder), SidecarCache.USUAL_SIZE, new FakeClock());
        FakeServer server = new FakeServer().with("one");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Granule>> results = IntStream.range(0, 80)
                    .mapToObj(i -> threads.submit(() -> cache.read(server, FakeServer.ADDRESS)))
                    .toList();
            for (Future<Granule> result : results) {
                assertThat(result.get().name()).contains("one");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(cache.hits() + cache.misses()).isEqualTo(80);
        assertThat(cache.misses()).isEqualTo(cache.stored()).isBetween(1L, 8L);
        assertThat(cache.problem()).isEmpty();
    }

    @Test
    void processesOnOneFolderDoNotDisturbEachOther() throws Exception {
        Process one = CacheProcess.start(List.of(), folder, SMALL, 1, 300, 1000);
        Process two = CacheProcess.start(List.of(), folder, SMALL, 2, 300, 1000);
        assertThat(CacheProcess.output(one)).isEqualTo("started\ngood");
        assertThat(CacheProcess.output(two)).isEqualTo("started\ngood");
    }

    @Test
    void aProcessThatIsKilledLeavesNothingThatIsBelieved() throws Exception {
        for (int seed = 0; seed < 3; seed++) {
            Process process = CacheProcess.start(List.of(), folder, 1 << 24, seed, Integer.MAX_VALUE, 500_000);
            while (!isUnderWay()) {
                assertThat(process.isAlive()).isTrue();
                Thread.onSpinWait();
            }
            process.destroyForcibly().waitFor();
        }
        assertThat(CacheProcess.reads(folder, 1 << 24, 9, 20, 500_000)).startsWith("good");
        assertThat(CacheProcess.reads(folder, 1 << 24, 9, 20, 1000)).startsWith("good");
        FakeClock later = new FakeClock();
        later.advance(Duration.between(later.instant(), Instant.now().plus(Duration.ofDays(2))));
        SidecarCache cache = new SidecarCache(Optional.of(folder), 1 << 24, later);
        cache.read(new FakeServer().with("one"), FakeServer.ADDRESS);
        try (Stream<Path> files = Files.list(folder.resolve("sidecars"))) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".tmp"));
        }
    }

    /** Says whether something is being written, or was. */
    private boolean isUnderWay() throws IOException {
        Path sidecars = folder.resolve("sidecars");
        if (!Files.isDirectory(sidecars)) {
            return false;
        }
        try (Stream<Path> files = Files.list(sidecars)) {
            return files.anyMatch(file -> file.toString().endsWith(".tmp"));
        }
    }

    @Test
    void aFileThatCannotBeWrittenToItsEndIsANoteAndNoMore() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell that limits the size of files");
        // a tenth of a megabyte at most, in units of 512 or 1024 bytes; the sidecar has half a million random letters
        List<String> limited = List.of("/bin/sh", "-c", "ulimit -f 100 && exec \"$@\"", "sh");
        Process process = CacheProcess.start(limited, folder, 1 << 30, 1, 10, 500_000);
        assertThat(CacheProcess.output(process))
                .startsWith("started\ngood, but the cache of sidecars in " + folder)
                .endsWith("no hits, none stored");
        try (Stream<Path> files = Files.list(folder.resolve("sidecars"))) {
            assertThat(files).isEmpty();
        }
    }
}
