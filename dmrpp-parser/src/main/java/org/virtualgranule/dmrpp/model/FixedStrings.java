package org.virtualgranule.dmrpp.model;

/**
 * {@code dmrpp:FixedLengthStringArray}.
 *
 * @param length bytes of one element
 * @param pad {@code null_term}, {@code null_pad}, {@code space_pad} or {@code not_set}
 */
public record FixedStrings(int length, String pad) {}
