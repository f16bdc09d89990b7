package org.virtualgranule.sample;

import java.util.List;
import java.util.Map;

/**
 * A dataset as libhdf5 reports and reads it.
 *
 * @param path absolute path
 * @param values all elements, as {@code H5Dread} gives them
 * @param dimensions slowest first, with their scales
 * @param storage where the bytes are in the file
 * @param attributes by name
 */
record StoredDataset(
        String path,
        Values values,
        List<SampleDimension> dimensions,
        StoredLayout storage,
        Map<String, Values> attributes) {
    /** The last component of the path. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean isScale() {
        return dimensions.stream().anyMatch(dimension -> dimension.scale().equals(path));
    }
}
