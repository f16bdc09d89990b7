package org.virtualgranule.reader.region;

/** How much of a rectangle a region covers. */
enum Cover {
    /** Every point of it, the rim too. */
    ALL,
    /** No point of it. */
    NONE,
    /** Not known: the boundary of the region is in it or near it. */
    SOME
}
