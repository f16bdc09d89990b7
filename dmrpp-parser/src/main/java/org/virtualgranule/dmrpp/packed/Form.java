package org.virtualgranule.dmrpp.packed;

/** How values of one type are written and read: the two stand side by side, so that they stay each other's reverse. */
interface Form<T> {
    void write(T value, PackOutput out);

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws NotUsable if that cannot be what was written
     */
    T read(PackInput in);
}
