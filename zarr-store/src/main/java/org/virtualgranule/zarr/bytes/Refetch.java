package org.virtualgranule.zarr.bytes;

import java.util.function.IntFunction;
import org.virtualgranule.dmrpp.model.GranuleException;

/** Bytes that make no sense may have been damaged on the way: they are fetched again before that is an error. */
public final class Refetch {
    private static final int MOST = 2;

    private Refetch() {}

    /**
     * Fetches and understands something, again and again while it seems damaged.
     *
     * @param source where it comes from; counts further tries
     * @param damage what is thrown if the bytes make no sense; whatever else is thrown ends the tries
     * @param work does it; given how many tries were in vain, from 0
     * @return what it gave first
     * @param <T> what comes of it
     * @throws GranuleException the last one, if no try succeeds
     */
    public static <T> T whileDamaged(ByteSource source, Class<? extends GranuleException> damage, IntFunction<T> work) {
        for (int again = 0; ; again++) {
            try {
                return work.apply(again);
            } catch (GranuleException e) {
                if (!damage.isInstance(e) || again == MOST) {
                    throw e;
                }
                source.traffic().ifPresent(Traffic::retry);
            }
        }
    }
}
