package org.virtualgranule.zarr.manifest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names for dimensions that have none: xarray takes nameless ones for one and the same, and TensorStore none twice in an
 * array. They follow from the length alone, since in xarray's trees a name must mean one length in a group and all around it.
 *
 * @param prefix what they begin with, and nothing that the document names does
 */
record PhonyNames(String prefix) {
    /** As readers of netCDF-4 have them. */
    static final PhonyNames USUAL = new PhonyNames("phony_dim_");

    /** Names that are none of those that the document has. */
    static PhonyNames beside(Collection<String> stated) {
        PhonyNames names = USUAL;
        while (stated.stream().anyMatch(names::isOne)) {
            names = new PhonyNames("_" + names.prefix);
        }
        return names;
    }

    private boolean isOne(String name) {
        return name.startsWith(prefix);
    }

    /** A name for each dimension of an array: {@code phony_dim_5} for a nameless one, for the second {@code phony_dim_5_2}. */
    List<String> labels(List<Optional<String>> names, List<Long> shape) {
        Map<Long, Integer> seen = new HashMap<>();
        List<String> labels = new ArrayList<>();
        for (int d = 0; d < names.size(); d++) {
            long length = shape.get(d);
            labels.add(names.get(d).orElseGet(() -> {
                int count = seen.merge(length, 1, Integer::sum);
                return prefix + length + (count == 1 ? "" : "_" + count);
            }));
        }
        return labels;
    }
}
