package org.virtualgranule.reader;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
    private static final String OWN = "org.virtualgranule.";

    /**
     * Does the work. Neither a failure of the granule's own nor a fault of this program leaves it: either must not cost the
     * granules that can be read. What leaves it is that the run was given up, and what the virtual machine cannot go on after.
     */
    static <T> GranuleOutcome<T> of(String address, Supplier<T> work) {
        try {
            return new GranuleOutcome<>(Optional.of(work.get()), Optional.empty());
        } catch (GranuleException e) {
            return failed(address, e.code(), e);
        } catch (IllegalArgumentException e) {
            return failed(address, SubsetRun.INVALID_ARGUMENT, e);
        } catch (OutOfMemoryError e) {
            return failed(address, "out_of_memory", tooLarge(address, e));
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return failed(address, SubsetRun.INTERNAL_ERROR, fault(address, e));
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

    /** Names what was thrown and where, but not its message: nobody has checked that there is no secret in that. */
    private static UnsupportedFeatureException fault(String address, Throwable e) {
        return new UnsupportedFeatureException(
                Locations.name(Locations.parse(address)),
                "internal error: " + e.getClass().getName() + place(e) + "; please report it",
                e);
    }

    /** The innermost frame of this library; a fault that has gone deep into another may show only the other's. */
    private static String place(Throwable e) {
        StackTraceElement[] frames = e.getStackTrace();
        return Stream.of(frames)
                .filter(frame -> frame.getClassName().startsWith(OWN))
                .findFirst()
                .or(() -> Stream.of(frames).findFirst())
                .map(frame -> " at " + frame.getClassName() + "." + frame.getMethodName() + " (" + frame.getFileName()
                        + ":" + frame.getLineNumber() + ")")
                .orElse("");
    }
}
