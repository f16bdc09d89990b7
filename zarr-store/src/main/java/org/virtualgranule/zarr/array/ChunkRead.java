package org.virtualgranule.zarr.array;

import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;

/**
 * A stored chunk that somebody wants.
 *
 * @param array the array
 * @param number the chunk's number in the array's grid
 * @param ref where it is stored
 */
public record ChunkRead(ArrayEntry array, long number, ChunkRef.Stored ref) {}
