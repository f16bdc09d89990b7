package org.virtualgranule.zarr.export;

/** How many bytes of chunks the references of one granule may hold themselves: they are there for a few small arrays. */
final class EmbeddedBytes {
    static final long MOST = 1 << 26;

    private long taken;

    /**
     * Takes bytes before anybody reads them.
     *
     * @throws NotReferable if they are too many
     */
    void take(long bytes) {
        if (bytes > MOST - taken) {
            throw new NotReferable(
                    bytes + " bytes would have to be written into the references themselves, which may hold " + MOST
                            + " bytes of a granule; " + taken + " are taken");
        }
        taken += bytes;
    }

    long taken() {
        return taken;
    }

    /** Gives back what was taken since. */
    void backTo(long before) {
        taken = before;
    }
}
