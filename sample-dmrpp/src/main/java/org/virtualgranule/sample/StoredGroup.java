package org.virtualgranule.sample;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A group as libhdf5 reports it.
 *
 * @param path absolute path; {@code /} for the root
 * @param attributes by name
 * @param datasets its datasets, ordered by name
 * @param groups its groups, ordered by name
 */
record StoredGroup(
        String path, Map<String, Values> attributes, List<StoredDataset> datasets, List<StoredGroup> groups) {
    /** This group and all below it, parents first. */
    Stream<StoredGroup> allGroups() {
        return Stream.concat(Stream.of(this), groups.stream().flatMap(StoredGroup::allGroups));
    }

    /** All datasets of this group and those below it. */
    Stream<StoredDataset> allDatasets() {
        return allGroups().flatMap(group -> group.datasets().stream());
    }
}
