package org.virtualgranule.reader.trajectory;

import java.time.Duration;

/** Follows a reading. Called by the thread that reads. */
public interface ReadObserver {
    /** Looks away. */
    ReadObserver NONE = new ReadObserver() {};

    /**
     * The rows are known, their columns are about to be read. It may wait, so that the rows of several granules are not in
     * memory at once.
     *
     * @param bytes memory that the rows will take, about
     */
    default void selected(long bytes) {}

    /**
     * A stage is over.
     *
     * @param stage which one
     * @param time how long it took, waiting included
     */
    default void took(Stage stage, Duration time) {}
}
