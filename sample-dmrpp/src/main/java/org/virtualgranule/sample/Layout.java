package org.virtualgranule.sample;

/** Where HDF5 keeps a dataset's bytes; the constants are in the order of libhdf5's numbers. */
enum Layout {
    /** In the object header. */
    COMPACT,
    /** In one piece. */
    CONTIGUOUS,
    /** In separately compressed chunks of one shape. */
    CHUNKED
}
