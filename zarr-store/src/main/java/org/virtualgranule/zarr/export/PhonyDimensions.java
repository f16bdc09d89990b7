package org.virtualgranule.zarr.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.virtualgranule.zarr.manifest.ArrayEntry;

/**
 * Names for dimensions that have none, which xarray does not open: {@code phony_dim_0} and so on as in netCDF, within a
 * group one for each size, and another one where an array has two dimensions of that size.
 */
final class PhonyDimensions {
    private record Phony(long size, int occurrence) {}

    private final Map<String, List<Phony>> byGroup = new HashMap<>();

    /** A name for each dimension. */
    List<String> names(ArrayEntry array) {
        String group = array.path().substring(0, array.path().lastIndexOf('/'));
        List<Phony> inGroup = byGroup.computeIfAbsent(group, g -> new ArrayList<>());
        Map<Long, Integer> occurrences = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (int d = 0; d < array.grid().rank(); d++) {
            long size = array.grid().shape().get(d);
            names.add(array.metadata()
                    .dimensionNames()
                    .get(d)
                    .orElseGet(() -> name(inGroup, new Phony(size, occurrences.merge(size, 1, Integer::sum)))));
        }
        return names;
    }

    private static String name(List<Phony> inGroup, Phony wanted) {
        if (!inGroup.contains(wanted)) {
            inGroup.add(wanted);
        }
        return "phony_dim_" + inGroup.indexOf(wanted);
    }
}
