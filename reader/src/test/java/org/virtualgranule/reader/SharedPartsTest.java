package org.virtualgranule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.Traffic;
import org.virtualgranule.zarr.bytes.Version;

class SharedPartsTest {
    private static final URI REMOTE = URI.create("https://archive.example/a.h5.dmrpp");
    private static final URI LOCAL = URI.create("file:/data/a.h5.dmrpp");

    private final Watched source = new Watched();
    private final GranuleOptions options = GranuleOptions.defaults().withSource(source);

    /** Nobody reads from it; it knows whether it was closed. */
    private static final class Watched implements ByteSource {
        private final Traffic traffic = new Traffic();
        private boolean closed;

        @Override
        public ByteBuffer read(URI location, ByteRange range) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Document open(URI location, Optional<Version> known) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Traffic> traffic() {
            return Optional.of(traffic);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static int atOnce(GranuleOptions options, URI sidecar) {
        try (SharedParts parts = new SharedParts(options, List.of(sidecar.toString()))) {
            return parts.atOnce();
        }
    }

    @Test
    void granulesReadAtOnceFollowTheThreadsBetweenOneAndSixteen() {
        assertThat(atOnce(options, REMOTE)).as("of 64 threads").isEqualTo(16);
        assertThat(atOnce(options.withThreads(1000), REMOTE)).isEqualTo(16);
        assertThat(atOnce(options.withThreads(8), LOCAL)).isEqualTo(2);
        assertThat(atOnce(options.withThreads(1), LOCAL)).isEqualTo(1);
    }

    @Test
    void aSourceOfTheCallersStaysOpenAndEveryGranuleUsesIt() {
        try (SharedParts parts = new SharedParts(options, List.of(LOCAL.toString()))) {
            assertThat(parts.options().source()).containsSame(source);
            assertThat(parts.options().pool()).isPresent();
        }
        assertThat(source.closed).isFalse();
    }

    @Test
    void aSourceOfItsOwnIsSharedByTheGranulesAndClosedInTheEnd() {
        ByteSource own;
        try (SharedParts parts = new SharedParts(GranuleOptions.defaults(), List.of(LOCAL.toString()))) {
            own = parts.options().source().orElseThrow();
        }
        assertThatThrownBy(() -> own.wire(REMOTE)).hasMessageContaining("closed");
    }

    @Test
    void whatTheSourceCountsIsInTheFigures() {
        try (SharedParts parts = new SharedParts(options, List.of(REMOTE.toString()))) {
            source.traffic.retry();
            ReadStats stats = parts.stats(new StageTimes());
            assertThat(stats.traffic().orElseThrow().retries()).isOne();
            assertThat(stats.cacheHits()).isZero();
        }
    }
}
