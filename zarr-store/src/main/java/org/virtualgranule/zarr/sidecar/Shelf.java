package org.virtualgranule.zarr.sidecar;

import java.nio.file.Path;
import java.util.Optional;

/** Where a cache keeps its entries. Nothing that goes wrong with it is an error. Thread-safe. */
interface Shelf {
    /** Empty if it is not there, or not whole. */
    Optional<Entry> find(EntryName name);

    /** Notes that an entry that was found was used. */
    default void used(EntryName name) {}

    /** Keeps an entry in place of the one before; the least recently used ones may go for it. False if it is not kept. */
    boolean keep(EntryName name, Entry entry);

    /** Drops an entry, if it is there. */
    void remove(EntryName name);

    SidecarCache.Contents contents();

    /** Removes everything; the result is what was there. */
    SidecarCache.Contents clear();

    /** Empty if it is none, or there is nowhere to have one. */
    default Optional<Path> folder() {
        return Optional.empty();
    }

    /** What went wrong, in one line. */
    default Optional<String> problem() {
        return Optional.empty();
    }
}
