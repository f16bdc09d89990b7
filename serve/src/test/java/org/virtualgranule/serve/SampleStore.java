package org.virtualgranule.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.virtualgranule.zarr.ArraySpec;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.MemorySource;
import org.virtualgranule.zarr.manifest.ChunkGrid;
import org.virtualgranule.zarr.manifest.ZarrType;
import org.virtualgranule.zarr.store.VirtualStore;

/** A granule in memory with a chunk of every kind, and names that URLs must escape. */
final class SampleStore {
    static final String ODD = "50% <ü> a;b&\"c\\";

    private final MemoryGranule granule = new MemoryGranule()
            .gap(50)
            .array(ArraySpec.of("plain", ZarrType.INT32, List.of(40), List.of(10)))
            .array(ArraySpec.of("scalar", ZarrType.INT16, List.of(), List.of()))
            .array(ArraySpec.of("packed", ZarrType.INT32, List.of(4, 6), List.of(2, 3))
                    .withFilters("shuffle deflate fletcher32"))
            .array(ArraySpec.of("masked", ZarrType.INT32, List.of(40), List.of(10))
                    .withFilters("shuffle deflate")
                    .withMask(number -> number))
            .array(ArraySpec.of("holes", ZarrType.INT32, List.of(40), List.of(10))
                    .withMissing("7", number -> number % 2 == 1))
            .inline(ArraySpec.of("inline", ZarrType.INT16, List.of(3), List.of()))
            .xml("<String name=\"text\"><Dim size=\"2\"/><dmrpp:FixedLengthStringArray string_length=\"4\""
                    + " pad=\"null_pad\"/>")
            .xml("");
    final MemorySource source;
    final VirtualStore store;

    SampleStore() {
        granule.xml("<dmrpp:chunks compressionType=\"\" fillValue=\"\"><dmrpp:chunkDimensionSizes>2"
                + "</dmrpp:chunkDimensionSizes><dmrpp:chunk " + granule.stored("ab\0\0xyz\0".getBytes())
                + " chunkPositionInArray=\"[0]\"/></dmrpp:chunks></String>");
        granule.xml("<Group name=\"g\"><Group name=\"sub\">")
                .array(ArraySpec.of("c", ZarrType.INT8, List.of(4), List.of(2)))
                .xml("</Group></Group><Group name=\""
                        + ODD.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;") + "\">")
                .array(ArraySpec.of("v", ZarrType.INT8, List.of(4), List.of(2)))
                .xml("</Group>");
        source = granule.source();
        store = new VirtualStore(granule.manifest(), source);
    }

    /** The keys of all documents and of all chunks that were written. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        store.manifest()
                .groups()
                .keySet()
                .forEach(path -> keys.add(path.equals("/") ? "zarr.json" : path.substring(1) + "/zarr.json"));
        store.manifest().arrays().values().forEach(array -> {
            String path = array.path().substring(1);
            keys.add(path + "/zarr.json");
            chunks(array.grid())
                    .map(chunk -> path + chunk)
                    .filter(store::exists)
                    .forEach(keys::add);
        });
        return keys;
    }

    private static Stream<String> chunks(ChunkGrid grid) {
        return IntStream.range(0, (int) grid.chunkCount()).mapToObj(number -> {
            StringBuilder key = new StringBuilder("/c");
            for (long index : grid.index(number)) {
                key.append('/').append(index);
            }
            return key.toString();
        });
    }

    /** The URL's path of a key of the store that is served as {@code a.h5}. */
    static String path(String key) {
        StringBuilder path = new StringBuilder("/a.h5");
        for (String part : key.split("/")) {
            path.append('/').append(UrlPath.escaped(part));
        }
        return path.toString();
    }
}
