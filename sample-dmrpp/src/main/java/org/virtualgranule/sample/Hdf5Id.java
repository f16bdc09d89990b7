package org.virtualgranule.sample;

import java.util.function.LongToIntFunction;
import org.bytedeco.hdf5.global.hdf5;

/** One open libhdf5 identifier, closed by the function that belongs to its kind. Not thread-safe, as libhdf5 is not. */
final class Hdf5Id implements AutoCloseable {
    private final long value;
    private final LongToIntFunction closer;

    private Hdf5Id(long value, String kind, LongToIntFunction closer) {
        if (value < 0) {
            throw new IllegalStateException("libhdf5 gave no " + kind);
        }
        this.value = value;
        this.closer = closer;
    }

    static Hdf5Id file(long id) {
        return new Hdf5Id(id, "file", hdf5::H5Fclose);
    }

    static Hdf5Id group(long id) {
        return new Hdf5Id(id, "group", hdf5::H5Gclose);
    }

    static Hdf5Id dataset(long id) {
        return new Hdf5Id(id, "dataset", hdf5::H5Dclose);
    }

    static Hdf5Id attribute(long id) {
        return new Hdf5Id(id, "attribute", hdf5::H5Aclose);
    }

    static Hdf5Id type(long id) {
        return new Hdf5Id(id, "datatype", hdf5::H5Tclose);
    }

    static Hdf5Id space(long id) {
        return new Hdf5Id(id, "dataspace", hdf5::H5Sclose);
    }

    static Hdf5Id properties(long id) {
        return new Hdf5Id(id, "property list", hdf5::H5Pclose);
    }

    /** Throws unless the status says that the call succeeded; answers the status, which is often a count. */
    static int check(int status, String call) {
        if (status < 0) {
            throw new IllegalStateException(call + " failed with status " + status);
        }
        return status;
    }

    long value() {
        return value;
    }

    @Override
    public void close() {
        check(closer.applyAsInt(value), "closing an identifier");
    }
}
