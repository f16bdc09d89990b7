package org.virtualgranule.zarr.bytes;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Flight recorder: a read over the network, further tries and waiting included. */
@Name("org.virtualgranule.RangeRead")
@Label("Range Read")
@Category("Virtual Granule")
@Description("A range or a document read over the network, further tries included")
@StackTrace(false)
final class RangeReadEvent extends Event {
    @Label("Resource")
    String resource;

    @Label("Offset")
    @DataAmount
    long offset;

    @Label("Length")
    @Description("Bytes asked for; 0 for a whole document")
    @DataAmount
    long length;
}
