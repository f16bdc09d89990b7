package org.virtualgranule.reader;

import java.util.Optional;
import java.util.function.Supplier;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.zarr.bytes.Locations;

/**
 * What became of one granule of a run: a result, or why there is none.
 *
 * @param result what the work gave
 * @param failure why it gave nothing
 * @param <T> what is wanted of each granule
 */
record GranuleOutcome<T>(Optional<T> result, Optional<SubsetRun.Failure> failure) {
    /** Does the work. A failure that is the granule's own does not leave it; a fault of this program does. */
    static <T> GranuleOutcome<T> of(String address, Supplier<T> work) {
        try {
            return new GranuleOutcome<>(Optional.of(work.get()), Optional.empty());
        } catch (GranuleException e) {
            return failed(address, e.code(), e);
        } catch (IllegalArgumentException e) {
            return failed(address, SubsetRun.INVALID_ARGUMENT, e);
        } catch (OutOfMemoryError e) {
            return failed(address, "out_of_memory", tooLarge(address, e));
        }
    }

    static <T> GranuleOutcome<T> failed(String address, String code, RuntimeException error) {
        return new GranuleOutcome<>(Optional.empty(), Optional.of(new SubsetRun.Failure(address, code, error)));
    }

    /** A granule that does not fit must not cost those that do. */
    private static UnsupportedFeatureException tooLarge(String address, OutOfMemoryError e) {
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        return new UnsupportedFeatureException(
                Locations.name(Locations.parse(address)),
                "its chunks or rows do not fit into the heap of " + heap + " MB; raise it with -Xmx",
                e);
    }
}
