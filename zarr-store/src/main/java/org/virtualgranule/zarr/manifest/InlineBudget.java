package org.virtualgranule.zarr.manifest;

/**
 * How many bytes a sidecar may make of its inline values. A few of them can inflate a thousandfold, many variables can do
 * so, and what turns out to be of the wrong size has cost as much.
 */
final class InlineBudget {
    private static final long MAX_BYTES = 1 << 28;

    private long taken;

    /** Takes bytes before anybody makes them. */
    void take(long bytes) {
        taken = Math.addExact(taken, bytes);
        if (taken > MAX_BYTES) {
            throw new NotMappable("the sidecar's inline values take more than " + MAX_BYTES + " bytes in all");
        }
    }
}
