package org.virtualgranule.zarr.export;

/** How many bytes of chunks the references of one granule may hold themselves: they are there for a few small arrays. */
final class EmbeddedBytes {
    static final long MOST = 1 << 26;

    private long taken;

    /**
     * Takes bytes before anybody reads or makes them.
     *
     * @throws NotReferable if they are too many
     */
    void take(long chunks, long bytes) {
        if (bytes > 0 && chunks > (MOST - taken) / bytes) {
            throw new NotReferable(chunks + " chunks of " + bytes
                    + " bytes would have to be written into the references themselves, which may hold " + MOST
                    + " bytes of a granule; " + taken + " are taken");
        }
        taken += chunks * bytes;
    }
}
