package org.virtualgranule.reader.search;

import java.util.List;
import org.virtualgranule.zarr.array.ChunkRead;

/** Something to be read that tells of other rows. For one use. */
interface Probe {
    /** Lists what to read. */
    List<ChunkRead> start();

    /** Lists what to read besides, because the first reads did not give all values; none when they did. */
    List<ChunkRead> rest();

    /** Hands over what was read. Throws if it does not fit to what is known. */
    void tell() throws Disagreement;
}
