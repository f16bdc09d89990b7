package org.virtualgranule.dmrpp.model;

import java.util.List;
import java.util.Optional;

/**
 * One stored chunk or piece.
 *
 * @param origin element index of its first element along each dimension; empty where the document gives none
 * @param offset first byte in the resource
 * @param length number of bytes
 * @param filterMask HDF5's mask: bit i set means that filter i was not applied to this chunk
 * @param href another resource than the granule's, if stated
 */
public record Chunk(List<Long> origin, long offset, long length, int filterMask, Optional<String> href) {
    /** Copies the list. */
    public Chunk {
        origin = List.copyOf(origin);
    }
}
