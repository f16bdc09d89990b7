package org.virtualgranule.reader.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file under construction: hidden, in the directory of its target, and under the target's name only when published. */
public final class PendingFile {
    private final Target target;
    private final Path path;

    private PendingFile(Target target, Path path) {
        this.target = target;
        this.path = path;
    }

    /**
     * Makes the empty hidden file, so that a target that cannot be written is found before any work is done.
     *
     * @param named the final name, or a link to it
     * @return the hidden file
     * @throws UncheckedIOException if the target is there and not a plain file, or if its directory takes no file
     */
    public static PendingFile beside(Path named) {
        Target target = Target.of(named);
        Path file = target.path();
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw target.refusal(
                    "it exists and is not a file. Name a file inside it, or another place",
                    new FileAlreadyExistsException(file.toString()));
        }
        return new PendingFile(target, target.hidden(Files::createFile));
    }

    /**
     * The hidden file.
     *
     * @return its path, to be written to
     */
    public Path path() {
        return path;
    }

    /**
     * Gives the file its final name, replacing an older file.
     *
     * @throws UncheckedIOException if it cannot be renamed; the hidden file is then still there
     */
    public void publish() {
        target.take(path);
    }

    /**
     * Removes the hidden file, if it is there.
     *
     * @throws UncheckedIOException if it cannot be removed
     */
    public void discard() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("[" + path + "] cannot be removed. Delete it by hand", e);
        }
    }

    /**
     * Tells that the file could not be written.
     *
     * @param cause what went wrong
     * @return the exception to be thrown; its message names the final name, and the remedy if the disk is full
     */
    public UncheckedIOException failure(IOException cause) {
        return target.failure(cause);
    }

    /** The final name. */
    @Override
    public String toString() {
        return target.toString();
    }
}
