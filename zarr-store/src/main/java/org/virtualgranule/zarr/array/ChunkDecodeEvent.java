package org.virtualgranule.zarr.array;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Flight recorder: a chunk's filters were undone. */
@Name("org.virtualgranule.ChunkDecode")
@Label("Chunk Decode")
@Category("Virtual Granule")
@Description("The filters of a chunk were undone")
@StackTrace(false)
final class ChunkDecodeEvent extends Event {
    @Label("Variable")
    String variable;

    @Label("Chunk")
    @Description("Row-major number in the grid")
    long chunk;

    @Label("Stored")
    @DataAmount
    long stored;
}
