package org.virtualgranule.reader.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A file under construction: hidden, in the directory of its target, and under the target's name only when published. */
final class PendingFile {
    private final Path target;
    private final Path path;

    private PendingFile(Path target, Path path) {
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
    static PendingFile beside(Path named) {
        Path target = followed(named);
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw refusal(
                    target,
                    "it exists and is not a file. Name a file inside it, or another place",
                    new FileAlreadyExistsException(target.toString()));
        }
        Path directory = target.toAbsolutePath().getParent();
        if (!Files.isDirectory(directory)) {
            throw refusal(
                    target,
                    directory + " is not a directory. Create it, or name another place",
                    new NotDirectoryException(directory.toString()));
        }
        // Not Files.createTempFile: that keeps other users from reading the file, for good.
        Path path = directory.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        // for an end by Ctrl-C, when nothing is closed
        path.toFile().deleteOnExit();
        try {
            return new PendingFile(target, Files.createFile(path));
        } catch (IOException e) {
            throw refusal(target, directory + " takes no new file. Make it writable, or name another place", e);
        }
    }

    /** A link stays one: what it leads to is replaced. */
    private static Path followed(Path named) {
        try {
            return Files.isSymbolicLink(named) ? named.toRealPath() : named;
        } catch (IOException e) {
            throw refusal(named, "it is a link that leads nowhere. Remove it, or name another place", e);
        }
    }

    /** The hidden file, to be written to. */
    Path path() {
        return path;
    }

    /**
     * Gives the file its final name, replacing an older file.
     *
     * @throws UncheckedIOException if it cannot be renamed; the hidden file is then still there
     */
    void publish() {
        try {
            move();
        } catch (IOException e) {
            throw refusal(target, "the finished file could not be renamed to it (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Removes the hidden file, if it is there.
     *
     * @throws UncheckedIOException if it cannot be removed
     */
    void discard() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("[" + path + "] cannot be removed. Delete it by hand", e);
        }
    }

    /** The final name. */
    @Override
    public String toString() {
        return target.toString();
    }

    private void move() throws IOException {
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static UncheckedIOException refusal(Path target, String reason, IOException cause) {
        return new UncheckedIOException("[" + target + "] cannot be written: " + reason + ".", cause);
    }
}
