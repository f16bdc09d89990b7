package org.virtualgranule.dmrpp.model;

/**
 * A dimension declared in a group.
 *
 * @param name name within the group
 * @param size number of elements; 0 occurs
 */
public record Dimension(String name, long size) {}
