package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.trajectory.TrackRows;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.ByteSources;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.Version;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;

/** The promise of the project: nothing is fetched but the sidecar, the coordinates, and the chunks with wanted rows. */
class FewBytesTest {
    private static final List<String> TRACKS = List.of("gt1l", "gt1r", "gt2l", "gt2r", "gt3l", "gt3r");

    /** Remembers every byte that was asked for. */
    private static final class Recorder implements ByteSource {
        private final ByteSource inner = ByteSources.standard();
        private final List<ByteRange> ranges = Collections.synchronizedList(new ArrayList<>());
        private final List<URI> documents = Collections.synchronizedList(new ArrayList<>());

        @Override
        public ByteBuffer read(URI location, ByteRange range) {
            ranges.add(range);
            return inner.read(location, range);
        }

        @Override
        public Document open(URI location, Optional<Version> known) {
            documents.add(location);
            return inner.open(location, known);
        }

        @Override
        public void close() {
            inner.close();
        }

        Set<Long> bytes() {
            TreeSet<Long> all = new TreeSet<>();
            for (ByteRange range : ranges) {
                LongStream.range(range.offset(), range.end()).forEach(b -> assertThat(all.add(b))
                        .as("byte " + b + " is fetched once")
                        .isTrue());
            }
            return all;
        }
    }

    private final Recorder recorder = new Recorder();
    private Project.Case sample;

    @TempDir
    private Path directory;

    @BeforeEach
    void copySamples() {
        sample = Project.samples(directory).get(1);
    }

    @Test
    void openingReadsTheSidecarAndNothingElse() {
        try (VirtualGranule granule = open()) {
            assertThat(granule.manifest().arrays()).isNotEmpty();
        }
        assertThat(recorder.documents).containsExactly(sample.sidecar().toUri());
        assertThat(recorder.ranges).isEmpty();
    }

    @Test
    void aPolygonWithinOneChunkOfOneTrackCostsTheCoordinatesAndOneChunkAColumn() {
        try (VirtualGranule granule = open()) {
            Region region = around(granule, "gt2l", 1100, 1120);
            TrackRows rows = granule.subset(region)
                    .columns("h_li", "segment_id", "dem/dem_h")
                    .read();
            assertThat(rows.batches().stream().filter(b -> b.rows() > 0)).hasSize(1);
            assertThat(rows.rows()).isBetween(15L, 25L);

            TreeSet<Long> expected = new TreeSet<>();
            for (String track : TRACKS) {
                Stream.of("latitude", "longitude").forEach(v -> allChunks(granule, track, v, expected));
            }
            Stream.of("delta_time", "h_li", "segment_id", "dem/dem_h")
                    .forEach(v -> chunk(granule, "gt2l", v, 2, expected));
            assertThat(recorder.bytes()).isEqualTo(expected);
            assertThat(rows.bytesWanted()).isEqualTo(expected.size());
        }
        assertThat(recorder.documents).containsExactly(sample.sidecar().toUri());
    }

    @Test
    void aPolygonElsewhereCostsTheCoordinatesOnly() {
        try (VirtualGranule granule = open()) {
            assertThat(granule.subset(Region.box(10, 10, 11, 11)).read().rows()).isZero();
            TreeSet<Long> expected = new TreeSet<>();
            for (String track : TRACKS) {
                Stream.of("latitude", "longitude").forEach(v -> allChunks(granule, track, v, expected));
            }
            assertThat(recorder.bytes()).isEqualTo(expected);
        }
    }

    private VirtualGranule open() {
        return VirtualGranule.open(
                sample.sidecar().toString(), GranuleOptions.defaults().withSource(recorder));
    }

    /** A box around some rows of one track that no other track enters; read without being recorded. */
    private Region around(VirtualGranule granule, String track, int first, int last) {
        try (VirtualGranule other = VirtualGranule.open(sample.sidecar())) {
            ucar.ma2.Array lat = other.array(path(track, "latitude")).read();
            ucar.ma2.Array lon = other.array(path(track, "longitude")).read();
            double margin = 1e-5;
            return Region.box(
                    Math.min(lon.getDouble(first), lon.getDouble(last)) - margin,
                    Math.min(lat.getDouble(first), lat.getDouble(last)) - margin,
                    Math.max(lon.getDouble(first), lon.getDouble(last)) + margin,
                    Math.max(lat.getDouble(first), lat.getDouble(last)) + margin);
        }
    }

    private static void allChunks(VirtualGranule granule, String track, String variable, Set<Long> bytes) {
        long chunks = granule.array(path(track, variable)).entry().grid().chunkCount();
        assertThat(chunks).isGreaterThan(3);
        for (long number = 0; number < chunks; number++) {
            chunk(granule, track, variable, number, bytes);
        }
    }

    private static void chunk(VirtualGranule granule, String track, String variable, long number, Set<Long> bytes) {
        ArrayEntry array = granule.array(path(track, variable)).entry();
        ByteRange range = ((ChunkRef.Stored) array.chunks().find(number)).range();
        LongStream.range(range.offset(), range.end()).forEach(bytes::add);
    }

    private static String path(String track, String variable) {
        return track + "/land_ice_segments/" + variable;
    }
}
