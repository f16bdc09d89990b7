package org.virtualgranule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.HttpOptions;
import org.virtualgranule.zarr.bytes.Version;

@Timeout(60)
class OpenGranulesTest {
    private static final String HOST = "https://archive.example/";
    private static final String A = HOST + "a.h5.dmrpp";
    private static final String B = HOST + "b.h5.dmrpp";
    private static final String BAD = HOST + "bad.h5.dmrpp";

    private final Archive archive = new Archive();
    private final GranuleOptions options = GranuleOptions.defaults().withSource(archive);

    /** Every granule has the same small array; one is not there, and one is never sent. */
    private static final class Archive implements ByteSource {
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final CountDownLatch slow = new CountDownLatch(1);
        private volatile String attributes = "";

        @Override
        public ByteBuffer read(URI location, ByteRange range) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            pause(100);
            now.decrementAndGet();
            return ByteBuffer.allocate(Math.toIntExact(range.length()));
        }

        @Override
        public Document open(URI location, Optional<Version> known) {
            now.incrementAndGet();
            try {
                return answer(location);
            } finally {
                now.decrementAndGet();
            }
        }

        private Document answer(URI location) {
            if (location.getPath().contains("slow")) {
                slow.countDown();
                pause(20_000);
            }
            if (location.getPath().contains("bad")) {
                await(slow);
                throw new ChunkReadException("bad.h5.dmrpp", "HTTP 500");
            }
            String text = "<Dataset name=\"a.h5\" " + attributes + "><Int8 name=\"v\"><Dim size=\"4\"/><dmrpp:chunks>"
                    + "<dmrpp:chunk offset=\"0\" nBytes=\"4\"/></dmrpp:chunks></Int8></Dataset>";
            return new Document(
                    Version.UNKNOWN, Optional.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
        }

        private static void pause(long millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                // it takes a while to notice
                pause(200);
            }
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            // nothing to give back
        }
    }

    @Test
    void granulesAreInTheOrderInWhichTheyWereNamedAndEachIsOpenedOnce() {
        try (OpenGranules open = OpenGranules.open(List.of(B, A, B), options, false)) {
            assertThat(open.byName().keySet()).containsExactly("b.h5", "a.h5");
            assertThat(open.failures()).isEmpty();
            assertThat(open.notes())
                    .extracting(Diagnostic::message)
                    .containsExactly("is the same granule as " + B + "; read once");
        }
    }

    @Test
    void oneThatCannotBeOpenedCostsTheOthersNothing() {
        archive.slow.countDown();
        try (OpenGranules open = OpenGranules.open(List.of(BAD, A), options, false)) {
            assertThat(open.byName().keySet()).containsExactly("a.h5");
            assertThat(open.failures()).extracting(SubsetRun.Failure::address).containsExactly(BAD);
            assertThat(open.failures()).extracting(SubsetRun.Failure::code).containsExactly("read_failed");
        }
    }

    @Test
    void theFirstFailureEndsWhatIsUnderWayIfThatIsWanted() {
        try (OpenGranules open = OpenGranules.open(List.of(BAD, HOST + "slow.h5", A), options, true)) {
            assertThat(archive.now).as("the slow one is given up, and over").hasValue(0);
            assertThat(open.byName()).isEmpty();
            assertThat(open.failures()).hasSize(1);
        }
    }

    @Test
    void twoOfOneNameAreTheCallersMistakeWhichEndsWhatIsUnderWayToo() {
        String other = HOST + "other/a.h5.dmrpp";
        List<String> addresses = List.of(A, other, HOST + "slow.h5");
        assertThatThrownBy(() -> OpenGranules.open(addresses, options, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two granules are called a.h5: " + A + " and " + other + "; name one of them");
        assertThat(archive.now).hasValue(0);
    }

    @Test
    void anAddressThatIsNoneIsTheCallersMistake() {
        assertThatThrownBy(() -> OpenGranules.open(List.of("https://"), options, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void threadsAreThoseOfAllGranulesTogether() throws Exception {
        try (OpenGranules open = OpenGranules.open(List.of(A, B), options.withThreads(1), false)) {
            assertThat(open.threads()).isOne();
            List<CompletableFuture<?>> reads = open.byName().values().stream()
                    .<CompletableFuture<?>>map(granule -> CompletableFuture.supplyAsync(
                            () -> granule.array("v").read()))
                    .toList();
            for (CompletableFuture<?> read : reads) {
                read.get();
            }
            assertThat(archive.most).hasValue(1);
        }
    }

    @Test
    void asManyThreadsAsForWhatIsRemoteWhereverTheSidecarIs() {
        String local = "file:///nowhere/a.h5.dmrpp";
        try (OpenGranules open = OpenGranules.open(List.of(local), options, false)) {
            assertThat(open.threads()).isLessThan(64).isGreaterThanOrEqualTo(8);
        }
        archive.attributes = "xmlns:dmrpp=\"http://xml.opendap.org/dap/dmrpp/1.0.0#\" dmrpp:href=\"" + HOST + "a.h5\"";
        try (OpenGranules open = OpenGranules.open(List.of(local), options, false)) {
            assertThat(open.threads()).isEqualTo(HttpOptions.USUAL_PER_HOST);
        }
    }
}
