package org.virtualgranule.dmrpp.model;

/** One dimension of a variable: a reference to a declared {@link Dimension}, or just a size. */
public sealed interface Dim {
    /**
     * A reference.
     *
     * @param name absolute path ({@code /gt1l/x}), or a name to look up in the enclosing group and then outwards
     */
    record Named(String name) implements Dim {}

    /**
     * A dimension without identity: two of the same size are not the same dimension.
     *
     * @param size number of elements
     */
    record Anonymous(long size) implements Dim {}
}
