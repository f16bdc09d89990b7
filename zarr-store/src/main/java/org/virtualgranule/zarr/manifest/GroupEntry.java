package org.virtualgranule.zarr.manifest;

import java.util.List;
import org.virtualgranule.dmrpp.model.Attribute;

/**
 * A group of the granule.
 *
 * @param path absolute path; "/" for the root
 * @param attributes its attributes, in document order
 */
public record GroupEntry(String path, List<Attribute> attributes) {
    /** Copies the list. */
    public GroupEntry {
        attributes = List.copyOf(attributes);
    }
}
