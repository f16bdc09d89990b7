package org.virtualgranule.zarr.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is removed, and when somebody looks for it. */
class EvictionTest {
    @TempDir
    private Path directory;

    private final FakeClock clock = new FakeClock();
    private final FakeServer server = new FakeServer();

    private SidecarCache cache(long size) {
        return new SidecarCache(Optional.of(directory), size, clock);
    }

    private static URI address(int number) {
        return URI.create("https://host/" + number + ".h5.dmrpp");
    }

    /** Reads a sidecar a minute after the one before. */
    private void read(SidecarCache cache, int number) {
        clock.advance(Duration.ofMinutes(1));
        server.with(address(number), FakeServer.sidecar("n" + number), FakeServer.tag("1"));
        cache.read(server, address(number));
    }

    private List<Integer> kept(int numbers) {
        return IntStream.range(0, numbers)
                .filter(n -> Files.exists(file(n)))
                .boxed()
                .toList();
    }

    private Path file(int number) {
        return directory.resolve(
                "sidecars/" + EntryName.of(address(number)).orElseThrow().file());
    }

    private long entrySize() throws IOException {
        read(cache(1 << 20), 0);
        long size = Files.size(file(0));
        cache(1 << 20).clear();
        return size;
    }

    @Test
    void theLeastRecentlyUsedAreRemovedUsesCountToo() throws IOException {
        // a sixteenth of it is less than a unit of the tally: tidied up at each write, down to 15 sixteenths
        SidecarCache cache = cache(4 * entrySize() * 16 / 15 + 16);
        for (int number : new int[] {0, 1, 2, 3, 0, 1, 4}) {
            read(cache, number);
        }
        assertThat(cache.hits()).isEqualTo(2);
        assertThat(kept(5)).containsExactly(0, 1, 3, 4);
    }

    @Test
    void aCacheSmallerThanAnyEntryHoldsNothing() {
        SidecarCache cache = cache(10);
        read(cache, 0);
        read(cache, 0);
        assertThat(cache.contents().entries()).isZero();
        assertThat(cache.problem()).isEmpty();
    }

    @Test
    void theFolderIsNotListedAtEachWrite() throws IOException {
        // a tally of 16 units between two times; each entry counts as one unit, though it is smaller
        long size = 16 * 16 * 4096;
        SidecarCache cache = cache(size);
        read(cache, 0);
        Path abandoned = unfinished(Duration.ofDays(2));
        for (int number = 1; number < 16; number++) {
            read(cache, number);
            assertThat(abandoned).exists();
        }
        read(cache(size), 16);
        assertThat(abandoned).doesNotExist();
        assertThat(kept(17)).hasSize(17);
    }

    @Test
    void filesThatNobodyWillFinishAreRemovedAfterADay() throws IOException {
        read(cache(1 << 30), 0);
        Path old = unfinished(Duration.ofHours(1));
        read(cache(1 << 30), 1);
        assertThat(old).exists();
        clock.advance(Duration.ofHours(24));
        Path young = unfinished(Duration.ofHours(2));
        read(cache(1 << 30), 2);
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(kept(3)).containsExactly(0, 1, 2);
    }

    @Test
    void aTallyThatIsDamagedIsStartedAnew() throws IOException {
        read(cache(1 << 30), 0);
        Path tally = directory.resolve("sidecars/tally");
        for (byte[] bytes : new byte[][] {{}, {1, 2, 3}, {127, 0, 0, 0, 0, 0, 0, 0}}) {
            Files.write(tally, bytes);
            Path abandoned = unfinished(Duration.ofDays(2));
            server.with(address(0), FakeServer.sidecar("x"), FakeServer.tag("tag" + bytes.length));
            SidecarCache cache = cache(1 << 30);
            cache.read(server, address(0));
            assertThat(cache.problem()).isEmpty();
            assertThat(cache.stored()).isEqualTo(1);
            assertThat(abandoned).doesNotExist();
            assertThat(tally).hasSize(8);
        }
    }

    private Path unfinished(Duration age) throws IOException {
        EntryName name = EntryName.of(address(99)).orElseThrow();
        Path file = directory.resolve("sidecars/" + name.unfinished(age.toSeconds()));
        Files.write(file, new byte[10]);
        return Files.setLastModifiedTime(file, FileTime.from(clock.instant().minus(age)));
    }
}
