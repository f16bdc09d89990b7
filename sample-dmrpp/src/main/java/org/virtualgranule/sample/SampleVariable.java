package org.virtualgranule.sample;

import java.util.List;
import java.util.Map;

/**
 * A variable to be written.
 *
 * @param path absolute path
 * @param values all its elements
 * @param dimensions slowest first
 * @param storage layout, filters and fill value
 * @param attributes its attributes, in order
 */
record SampleVariable(
        String path,
        Values values,
        List<SampleDimension> dimensions,
        SampleStorage storage,
        Map<String, Values> attributes) {
    long[] shape() {
        return dimensions.stream().mapToLong(SampleDimension::size).toArray();
    }

    boolean isScale() {
        return dimensions.size() == 1 && dimensions.get(0).scale().equals(path);
    }
}
