package org.virtualgranule.netcdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.dmrpp.parser.DmrppParser;
import org.virtualgranule.sample.SampleGranules;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.manifest.DataLocation;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.ManifestBuilder;
import ucar.ma2.Array;
import ucar.nc2.NetcdfFile;
import ucar.nc2.NetcdfFiles;
import ucar.nc2.Variable;

/** Sections and strides fetch the chunks that they touch, and not a byte more. */
class TouchedChunksTest {
    private static final String NAME = SampleGranules.names().get(1);
    private static final String HEIGHTS = "gt2l/land_ice_segments/h_li";
    private static final int CHUNK = 500;

    @TempDir
    private Path folder;

    private GranuleServer server;
    private NetcdfFile file;
    private Variable heights;

    @BeforeEach
    void open() throws Exception {
        SampleGranules.copyTo(folder);
        server = new GranuleServer(folder);
        file = NetcdfFiles.open("dmrpp:" + server.address(NAME + ".dmrpp"));
        heights = file.findVariable(HEIGHTS);
        server.requests().clear();
    }

    @AfterEach
    void close() throws Exception {
        file.close();
        server.close();
    }

    @Test
    void aSectionFetchesItsChunks() throws Exception {
        heights.read("600:1400");
        assertThat(bytes()).isEqualTo(chunks(1, 2));
        assertThat(server.requests()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aStrideFetchesTheChunksThatHaveOneOfItsElements() throws Exception {
        Array every = heights.read("100:2899:1400");
        assertThat(bytes()).isEqualTo(chunks(0, 3));
        Array all = heights.read();
        assertThat(new float[] {every.getFloat(0), every.getFloat(1)})
                .containsExactly(all.getFloat(100), all.getFloat(1500));
    }

    @Test
    void theSameChunksAreNotFetchedAgain() throws Exception {
        heights.read("0:99");
        server.requests().clear();
        heights.read("100:499");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void nothingIsFetchedForNothing() throws Exception {
        assertThat(heights.getShape(0)).isGreaterThan(5 * CHUNK);
        Variable text = file.findVariable("ancillary_data/release");
        assertThat(text.readScalarString()).isNotEmpty();
        assertThat(server.requests()).hasSizeLessThanOrEqualTo(1);
    }

    private long bytes() {
        return server.requests().stream()
                .map(request -> request.split(" ")[2].split("-"))
                .mapToLong(range -> Long.parseLong(range[1]) - Long.parseLong(range[0]) + 1)
                .sum();
    }

    /** Bytes of chunks of the heights, as the sidecar states them. */
    private long chunks(int... numbers) throws Exception {
        Path sidecar = folder.resolve(NAME + ".dmrpp");
        try (var in = java.nio.file.Files.newInputStream(sidecar)) {
            Manifest manifest = ManifestBuilder.build(
                    DmrppParser.parse(in, NAME), new DataLocation(sidecar.toUri(), sidecar.toUri()));
            ArrayEntry array = manifest.array(HEIGHTS).orElseThrow();
            assertThat(array.grid().chunkShape()).isEqualTo(List.of((long) CHUNK));
            return IntStream.of(numbers)
                    .mapToObj(n -> ((ChunkRef.Stored) array.chunks().find(n)).range())
                    .mapToLong(ByteRange::length)
                    .sum();
        }
    }
}
