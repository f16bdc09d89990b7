package org.virtualgranule.zarr.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.Processors;
import org.virtualgranule.zarr.bytes.Version;

/** Sidecars of which the end does not come. */
@Timeout(30)
class SlowSidecarTest {
    private static final int COUNT = Runtime.getRuntime().availableProcessors();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch waiting = new CountDownLatch(COUNT);
    private final CountDownLatch rest = new CountDownLatch(1);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Of the end nothing comes before it is let go. */
    private Document slow(int blanks) {
        List<InputStream> parts = List.of(text("<Dataset name=\"slow\">" + " ".repeat(blanks)), text("</Dataset>"));
        InputStream content = new SequenceInputStream(new Enumeration<>() {
            private int next;

            @Override
            public boolean hasMoreElements() {
                return next < parts.size();
            }

            @Override
            public InputStream nextElement() {
                if (next == 1) {
                    await();
                }
                return parts.get(next++);
            }
        });
        return new Document(Version.UNKNOWN, Optional.of(content));
    }

    private void await() {
        waiting.countDown();
        try {
            rest.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @CsvSource({"https://host/a.h5.dmrpp, 10", "https://host/a.h5.dmrpp, 10000000", "file:/fifo.h5.dmrpp, 10"})
    void whileTheyAreWaitedForOthersWork(URI location, int blanks) throws Exception {
        List<Future<Granule>> slow = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            slow.add(threads.submit(() -> Sidecar.read(slow(blanks), location)));
        }
        waiting.await();
        assertThat(Processors.<String>use(() -> "done")).isEqualTo("done");
        rest.countDown();
        for (Future<Granule> granule : slow) {
            assertThat(granule.get().name()).contains("slow");
        }
    }
}
