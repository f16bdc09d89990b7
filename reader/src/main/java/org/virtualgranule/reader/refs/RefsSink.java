package org.virtualgranule.reader.refs;

import java.net.URI;
import java.util.List;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.zarr.store.VirtualStore;

/**
 * Writes references of granules to a file or directory, which has its name only when it is complete. Granules are prepared
 * by many threads, and written by one.
 *
 * @param <T> what is written of a granule
 */
public interface RefsSink<T> extends AutoCloseable {
    /**
     * Finds out what is to be written of a granule, and reads what has to be read. Thread-safe.
     *
     * @param granule the granule
     * @param data address of the HDF5 file
     * @return what is to be written; the granule may be closed then
     * @throws IllegalArgumentException if an address in it has a query, which may be a secret
     * @throws org.virtualgranule.dmrpp.model.GranuleException if it cannot be read
     */
    T prepare(VirtualStore granule, URI data);

    /**
     * Tells what is not written.
     *
     * @param granule what is to be written
     * @return variables and groups that are left out, each with the reason
     */
    List<Diagnostic> leftOut(T granule);

    /**
     * Writes a granule.
     *
     * @param group name of its group; empty for the only granule, whose groups are those of the hierarchy
     * @param granule what is to be written
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    void write(String group, T granule);

    /**
     * Completes the output and gives it its name.
     *
     * @throws java.io.UncheckedIOException if it cannot be completed
     */
    void finish();

    /** Lets go of the output; what is not finished is removed. */
    @Override
    void close();
}
