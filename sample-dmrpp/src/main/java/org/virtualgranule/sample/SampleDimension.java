package org.virtualgranule.sample;

/**
 * One dimension of a variable, planned or as libhdf5 reports it.
 *
 * @param size number of elements
 * @param scale path of its dimension scale, which may be the variable itself; empty if it has none
 */
record SampleDimension(long size, String scale) {
    static SampleDimension unscaled(long size) {
        return new SampleDimension(size, "");
    }

    boolean isScaled() {
        return !scale.isEmpty();
    }
}
