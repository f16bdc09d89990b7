package org.virtualgranule.reader.search;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.virtualgranule.dmrpp.parser.DmrppParser;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.DataLocation;
import org.virtualgranule.zarr.manifest.ManifestBuilder;

/** Arrays that a sidecar describes; nothing is behind them. */
final class MadeArrays {
    /** Where the next chunk is: no two arrays share their bytes. */
    private static final AtomicLong END = new AtomicLong(1000);

    private MadeArrays() {}

    /** Latitude, longitude and time of a track, each with a number of rows a chunk. */
    static TrackArrays track(String name, int rows, int latitudeChunk, int longitudeChunk, int timeChunk) {
        return track(
                name,
                List.of(
                        array("Float64", rows, latitudeChunk, "deflate", 5),
                        array("Float64", rows, longitudeChunk, "deflate", 5),
                        array("Float64", rows, timeChunk, "deflate", 1)));
    }

    static TrackArrays track(String name, List<ArrayEntry> arrays) {
        return new TrackArrays(name, arrays.get(0), arrays.get(1), arrays.get(2));
    }

    /** Chunks far apart, of so many stored bytes a row; with 0 the first of them was never written. */
    static ArrayEntry array(String type, int rows, int chunk, String filters, int perRow) {
        StringBuilder chunks = new StringBuilder();
        for (int first = perRow == 0 ? chunk : 0; first < rows; first += chunk) {
            long bytes = (long) chunk * Math.max(1, perRow);
            chunks.append("<dmrpp:chunk offset=\"" + END.getAndAdd(bytes + 100_000) + "\" nBytes=\"" + bytes
                    + "\" chunkPositionInArray=\"[" + first + "]\"/>");
        }
        String text = "<Dataset xmlns=\"http://xml.opendap.org/ns/DAP/4.0#\""
                + " xmlns:dmrpp=\"http://xml.opendap.org/dap/dmrpp/1.0.0#\" dmrpp:version=\"3.21.0\" name=\"a.h5\"><"
                + type + " name=\"a\"><Dim size=\"" + rows + "\"/><dmrpp:chunks compressionType=\"" + filters
                + "\" fillValue=\"0\" byteOrder=\"LE\"><dmrpp:chunkDimensionSizes>" + chunk
                + "</dmrpp:chunkDimensionSizes>" + chunks + "</dmrpp:chunks></" + type + "></Dataset>";
        return ManifestBuilder.build(
                        DmrppParser.parse(
                                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "a.h5.dmrpp"),
                        new DataLocation(URI.create("mem:/a.h5.dmrpp"), URI.create("mem:/a.h5")))
                .array("/a")
                .orElseThrow();
    }

    /** As many tracks as a granule has. */
    static List<TrackTimes> six(int rows, int chunk) {
        return Stream.of("a", "b", "c", "d", "e", "f")
                .map(name -> new TrackTimes(track(name, rows, chunk, chunk, chunk)))
                .toList();
    }
}
