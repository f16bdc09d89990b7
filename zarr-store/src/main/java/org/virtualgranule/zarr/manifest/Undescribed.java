package org.virtualgranule.zarr.manifest;

import java.util.List;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;

/**
 * Variables without any storage element. Before May 2022 a dataset that was never written had none; later it always has
 * one, with its fill value. A document without any is a plain DMR: it says nothing of what was written.
 */
final class Undescribed {
    private Undescribed() {}

    /**
     * Checks that a variable without a storage element was never written.
     *
     * @param text whether its elements are texts: those of variable length could not be described at all
     */
    static void check(Context context, List<Long> shape, boolean text, Notes notes) {
        if (shape.contains(0L)) {
            return;
        }
        if (context.granule().isVersioned() || text || !context.signs().leavesOutTheUnwritten()) {
            throw new NotMappable("the sidecar does not say where its values are");
        }
        notes.add(Topic.CHUNKS, "no storage described; taken as never written, all values are the fill value");
    }
}
