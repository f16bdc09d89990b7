package org.virtualgranule.sample;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of dimensions without a scale in flattened sidecars. They go by size through the whole file; a second
 * dimension of the same size in one variable gets another name.
 */
final class FakeDimensions {
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Long> sizes = new LinkedHashMap<>();

    FakeDimensions(List<StoredDataset> datasets) {
        for (StoredDataset dataset : datasets) {
            for (int axis = 0; axis < dataset.dimensions().size(); axis++) {
                if (!dataset.dimensions().get(axis).isScaled()) {
                    String name = names.computeIfAbsent(key(dataset, axis), key -> "FakeDim" + names.size());
                    sizes.put(name, dataset.dimensions().get(axis).size());
                }
            }
        }
    }

    /** The name of an unscaled dimension of a dataset. */
    String name(StoredDataset dataset, int axis) {
        return names.get(key(dataset, axis));
    }

    /** Sizes by name, in the order of first use. */
    Map<String, Long> sizes() {
        return Collections.unmodifiableMap(sizes);
    }

    private static String key(StoredDataset dataset, int axis) {
        SampleDimension dimension = dataset.dimensions().get(axis);
        long before = dataset.dimensions().subList(0, axis).stream()
                .filter(dimension::equals)
                .count();
        return dimension.size() + "#" + before;
    }
}
