package org.virtualgranule.reader;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Flight recorder: a granule of a run was read, or has failed. */
@Name("org.virtualgranule.GranuleRead")
@Label("Granule Read")
@Category("Virtual Granule")
@Description("The rows of a granule were read")
@StackTrace(false)
final class GranuleReadEvent extends Event {
    @Label("Granule")
    String granule;

    @Label("Rows")
    @Description("Rows inside the region; -1 if it has failed")
    long rows;
}
