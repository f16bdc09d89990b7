package org.virtualgranule.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.virtualgranule.zarr.ArraySpec;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.ZarrType;
import org.virtualgranule.zarr.store.VirtualStore;

/** The end of a server. */
@Timeout(60)
class ShutdownTest {
    private static final Manifest MANIFEST = new MemoryGranule()
            .array(ArraySpec.of("a", ZarrType.INT32, List.of(40), List.of(10)))
            .manifest();

    private final SlowSource origin = new SlowSource();

    private Served served(Duration patience) {
        return new Served(
                Map.of("a.h5", new VirtualStore(MANIFEST, origin)),
                new ServerLimits(4, 1 << 20, 100, patience, 1 << 14));
    }

    @Test
    void whatIsUnderWayIsFinishedAndNothingNewIsTaken() throws Exception {
        Served served = served(Duration.ofSeconds(20));
        CompletableFuture<HttpResponse<byte[]>> underWay =
                CompletableFuture.supplyAsync(() -> served.get("/a.h5/a/c/1"));
        origin.begun.acquire();
        Thread closing = new Thread(served::close);
        closing.start();
        while (isListening(served)) {
            Thread.onSpinWait();
        }
        assertThat(underWay).isNotDone();
        origin.quick();
        assertThat(underWay.get().statusCode()).isEqualTo(200);
        assertThat(underWay.get().body()).hasSize(40);
        closing.join();
        served.server.join();
    }

    private static boolean isListening(Served served) throws Exception {
        try {
            served.connect().close();
            return true;
        } catch (SocketException e) {
            return false; // refused, or reset where the port was given back meanwhile
        }
    }

    @Test
    void whatTakesTooLongIsGivenUp() throws Exception {
        Served served = served(Duration.ofMillis(200));
        CompletableFuture<HttpResponse<byte[]>> underWay =
                CompletableFuture.supplyAsync(() -> served.get("/a.h5/a/c/1"));
        origin.begun.acquire();
        assertThat(isListening(served)).isTrue();
        served.close();
        assertThatThrownBy(underWay::get).isInstanceOf(ExecutionException.class);
        assertThat(isListening(served)).isFalse();
    }

    @Test
    void twoThreadsCloseItAtTheSameTimeAndBothWaitForWhatIsUnderWay() throws Exception {
        Served served = served(Duration.ofSeconds(20));
        CompletableFuture<HttpResponse<byte[]>> underWay =
                CompletableFuture.supplyAsync(() -> served.get("/a.h5/a/c/1"));
        origin.begun.acquire();
        CompletableFuture<Void> first = CompletableFuture.runAsync(served::close);
        CompletableFuture<Void> second = CompletableFuture.runAsync(served::close);
        while (isListening(served)) {
            Thread.onSpinWait();
        }
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        origin.quick();
        assertThat(underWay.get().statusCode()).isEqualTo(200);
        first.get();
        second.get();
        served.server.join();
    }

    @Test
    void aServerIsClosedTwiceWithoutHarm() {
        Served served = served(Duration.ofSeconds(20));
        served.close();
        served.close();
    }
}
