package org.virtualgranule.sample;

/**
 * One step of a filter pipeline.
 *
 * @param name the name that DMR++ gives it
 * @param parameter its first parameter: for {@code deflate} the level
 */
record StoredFilter(String name, int parameter) {
    static final String DEFLATE = "deflate";
    static final String SHUFFLE = "shuffle";
}
