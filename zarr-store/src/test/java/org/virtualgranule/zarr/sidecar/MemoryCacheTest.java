package org.virtualgranule.zarr.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.Granule;

class MemoryCacheTest {
    private final FakeServer server = new FakeServer();

    private static URI address(int number) {
        return URI.create("https://example.org/" + number + ".h5.dmrpp");
    }

    private Granule read(SidecarCache cache, int number, String content) {
        server.with(address(number), FakeServer.sidecar(content), FakeServer.tag(content));
        return cache.read(server, address(number));
    }

    @Test
    void aSidecarThatIsStillTheSameIsNotFetchedAgainAndOneThatChangedReplacesTheOldOne() {
        SidecarCache cache = SidecarCache.inMemory(1 << 20);
        Granule fetched = read(cache, 1, "one");
        assertThat(read(cache, 1, "one")).isEqualTo(fetched).isEqualTo(Sidecar.read(server, address(1)));
        SidecarCache.Contents one = cache.contents();
        assertThat(read(cache, 1, "two").name()).contains("two");
        assertThat(read(cache, 1, "two").name()).contains("two");
        assertThat(server.answers()).containsExactly("200", "if 304", "200", "if 200", "if 304");
        assertThat(cache.hits()).isEqualTo(2);
        assertThat(cache.stored()).isEqualTo(2);
        assertThat(cache.contents()).isEqualTo(one);
        assertThat(cache.folder()).isEmpty();
        assertThat(cache.problem()).isEmpty();
        assertThat(cache).hasToString("SidecarCache(memory)");
        assertThat(cache.clear()).isEqualTo(one);
        assertThat(cache.contents()).isEqualTo(new SidecarCache.Contents(0, 0));
        read(cache, 1, "two");
        assertThat(server.answers()).endsWith("200");
    }

    @Test
    void theLeastRecentlyUsedGoFirst() {
        SidecarCache large = SidecarCache.inMemory(1 << 20);
        read(large, 0, "0");
        SidecarCache cache = SidecarCache.inMemory(3 * large.contents().bytes());
        for (int number : new int[] {1, 2, 3, 1, 4}) {
            read(cache, number, String.valueOf(number));
        }
        assertThat(cache.contents().entries()).isEqualTo(3);
        long before = cache.hits();
        for (int number : new int[] {3, 1, 4}) {
            read(cache, number, String.valueOf(number));
        }
        assertThat(cache.hits() - before).isEqualTo(3);
        read(cache, 2, "2");
        assertThat(cache.hits() - before).as("it had to go").isEqualTo(3);
    }

    @Test
    void whatIsTooLargeIsNotKeptAndDrivesNothingOutButItsOlderState() {
        SidecarCache large = SidecarCache.inMemory(1 << 20);
        read(large, 1, "one");
        SidecarCache cache = SidecarCache.inMemory(2 * large.contents().bytes() + 64);
        read(cache, 1, "one");
        read(cache, 2, "two");
        String noise = new Random(1)
                .ints(10_000, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        server.with(address(1), FakeServer.sidecar(noise), FakeServer.tag("noise"));
        cache.read(server, address(1));
        assertThat(cache.contents().entries()).isEqualTo(1);
        read(cache, 2, "two");
        assertThat(cache.hits()).isEqualTo(1);
    }

    @Test
    void aCacheMayHaveNoRoom() {
        SidecarCache cache = SidecarCache.inMemory(0);
        read(cache, 1, "one");
        read(cache, 1, "one");
        assertThat(server.answers()).containsExactly("200", "200");
        assertThat(cache.stored()).isZero();
        assertThat(cache.contents()).isEqualTo(new SidecarCache.Contents(0, 0));
        assertThatThrownBy(() -> SidecarCache.inMemory(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
