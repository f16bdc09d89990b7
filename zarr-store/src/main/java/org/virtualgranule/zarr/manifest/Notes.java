package org.virtualgranule.zarr.manifest;

import org.virtualgranule.dmrpp.model.Diagnostic.Topic;

/** Takes what is assumed of one variable while it is mapped. */
@FunctionalInterface
interface Notes {
    /** Where an assumption has no effect on any value, it is not worth a word. */
    Notes NONE = (topic, message) -> {};

    void add(Topic topic, String message);
}
