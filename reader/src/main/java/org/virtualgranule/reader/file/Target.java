package org.virtualgranule.reader.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where a file or directory goes when it is complete.
 *
 * @param path the final name
 */
record Target(Path path) {
    private static final Pattern FULL =
            Pattern.compile("no space left|not enough space|quota exceeded", Pattern.CASE_INSENSITIVE);

    /** Makes a file or directory. */
    @FunctionalInterface
    interface Maker {
        Path make(Path path) throws IOException;
    }

    /** A link stays one: what it leads to is replaced. */
    static Target of(Path named) {
        try {
            return new Target(Files.isSymbolicLink(named) ? named.toRealPath() : named);
        } catch (IOException e) {
            throw new Target(named).refusal("it is a link that leads nowhere. Remove it, or name another place", e);
        }
    }

    /** Makes something hidden in the target's directory. */
    Path hidden(Maker maker) {
        Path directory = path.toAbsolutePath().getParent();
        if (!Files.isDirectory(directory)) {
            throw refusal(
                    directory + " is not a directory. Create it, or name another place",
                    new NotDirectoryException(directory.toString()));
        }
        // Not Files.createTempFile: that keeps other users from reading the file, for good.
        Path hidden = directory.resolve("." + path.getFileName() + "." + UUID.randomUUID() + ".tmp");
        // for an end by Ctrl-C, when nothing is closed
        hidden.toFile().deleteOnExit();
        try {
            return maker.make(hidden);
        } catch (IOException e) {
            throw refusal(directory + " takes no new file. Make it writable, or name another place", e);
        }
    }

    /** Gives what is complete its final name. */
    void take(Path complete) {
        try {
            move(complete);
        } catch (IOException e) {
            throw refusal("what is complete could not be renamed to it (" + e.getMessage() + ")", e);
        }
    }

    private void move(Path complete) throws IOException {
        try {
            Files.move(complete, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(complete, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Something went wrong while it was written; the operating system's words say what. */
    UncheckedIOException failure(IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        boolean isFull = FULL.matcher(reason).find();
        return refusal(reason + (isFull ? ". Make room on the disk, or name another place" : ""), cause);
    }

    UncheckedIOException refusal(String reason, IOException cause) {
        return new UncheckedIOException("[" + path + "] cannot be written: " + reason + ".", cause);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
