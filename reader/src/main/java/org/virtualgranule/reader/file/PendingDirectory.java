package org.virtualgranule.reader.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory under construction: hidden, beside its target, and under the target's name only when published. */
public final class PendingDirectory {
    /** Bytes of one name in a path. */
    private static final int MOST_NAME = 255;

    /** Bytes of a path: Linux takes 4096, and one name more may come between. */
    private static final int MOST_PATH = 4096 - 2 * (MOST_NAME + 1);

    private final Target target;
    private final Path path;

    private PendingDirectory(Target target, Path path) {
        this.target = target;
        this.path = path;
    }

    /**
     * Makes the hidden directory, so that a target that cannot be written is found before any work is done.
     *
     * @param named the final name, or a link to it
     * @return the hidden directory
     * @throws UncheckedIOException if the target is there and not an empty directory: nobody knows what else is in it; or
     *     if the directory around it takes nothing new
     */
    public static PendingDirectory beside(Path named) {
        Target target = Target.of(named);
        if (Files.exists(target.path()) && !isEmptyDirectory(target.path())) {
            throw target.refusal(
                    "it exists already. Remove it, or name another place",
                    new FileAlreadyExistsException(target.toString()));
        }
        return new PendingDirectory(target, target.hidden(Files::createDirectory));
    }

    private static boolean isEmptyDirectory(Path path) {
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Says whether a file can have a name: what others call their things may be too long for one, or have letters that file
     * names here cannot have.
     *
     * @param name path within the directory
     * @return true if {@link #file} can be asked for it, alone or in a directory whose name is none too long
     */
    public boolean canHold(String name) {
        try {
            int all = bytes(path.resolve(name).toAbsolutePath().toString());
            return all <= MOST_PATH && Arrays.stream(name.split("/")).allMatch(part -> bytes(part) <= MOST_NAME);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * Makes room for a file.
     *
     * @param name path within the directory
     * @return the hidden file's path, in a directory that exists
     * @throws IllegalArgumentException if it leads out of the directory
     * @throws IOException if the directory cannot be made
     */
    public Path file(String name) throws IOException {
        if (!path.resolve(name).normalize().startsWith(path.normalize())) {
            throw new IllegalArgumentException("[" + target + "] " + name + " leads out of it");
        }
        Path file = path;
        for (Path part : Path.of(name)) {
            file = file.resolve(part);
            // what is named last goes first
            file.toFile().deleteOnExit();
        }
        Files.createDirectories(file.getParent());
        return file;
    }

    /**
     * Gives the directory its final name.
     *
     * @throws UncheckedIOException if it cannot be renamed; the hidden directory is then still there
     */
    public void publish() {
        target.take(path);
    }

    /**
     * Removes the hidden directory with what is in it, if it is there.
     *
     * @throws UncheckedIOException if it cannot be removed
     */
    public void discard() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("[" + path + "] cannot be removed. Delete it by hand", e);
        }
    }

    /**
     * Tells that the directory could not be written.
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
