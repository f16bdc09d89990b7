package org.virtualgranule.zarr.sidecar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The files of the cache. Several processes may use it at once: a file gets its name when it is whole, is replaced as a
 * whole, and may vanish at any time. When it was last used is its time of modification.
 */
final class CacheFolder {
    /** No packed sidecar is larger. */
    private static final long MAX_SIZE = 1 << 27;

    private final Path folder;

    /** Takes a folder that {@link OwnFolder} has checked. */
    CacheFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A file of the cache.
     *
     * @param path where it is
     * @param size bytes
     * @param used when it was last used, milliseconds since 1970
     */
    record Item(Path path, long size, long used) {
        boolean isUnfinished() {
            return EntryName.isUnfinished(path.getFileName().toString());
        }
    }

    /** Empty if there is none, or it cannot be read. What is no file may never end, or wait for a writer for ever. */
    Optional<ByteBuffer> read(EntryName name) {
        Path file = folder.resolve(name.file());
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return Files.size(file) > MAX_SIZE ? Optional.empty() : Optional.of(ByteBuffer.wrap(in.readAllBytes()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Puts a file there, whole. */
    void write(EntryName name, ByteBuffer bytes, long now) throws IOException {
        Path unfinished =
                folder.resolve(name.unfinished(ThreadLocalRandom.current().nextLong()));
        try {
            try (SeekableByteChannel file = OwnFolder.create(unfinished)) {
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            }
            Files.setLastModifiedTime(unfinished, FileTime.fromMillis(now));
            Files.move(unfinished, folder.resolve(name.file()), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Notes that a file was used; false if that was not possible. */
    boolean touch(EntryName name, long now) {
        try {
            Files.setLastModifiedTime(folder.resolve(name.file()), FileTime.fromMillis(now));
            return true;
        } catch (IOException e) {
            return false; // then it looks older than it is, or is gone
        }
    }

    /** All files that are the cache's own, unfinished ones too. */
    List<Item> items() throws IOException {
        List<Item> items = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (EntryName.isFile(name) || EntryName.isUnfinished(name)) {
                    item(file).ifPresent(items::add);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return items;
    }

    private static Optional<Item> item(Path file) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    ? Optional.of(new Item(
                            file,
                            attributes.size(),
                            attributes.lastModifiedTime().toMillis()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty(); // removed meanwhile
        }
    }

    /** Removes a file; false if it is gone already, or in use where that prevents it. */
    boolean remove(Item item) {
        return remove(item.path());
    }

    /** Removes the file of that name; false as for an item. */
    boolean remove(EntryName name) {
        return remove(folder.resolve(name.file()));
    }

    private static boolean remove(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            return false;
        }
    }

    /** Removes all files that are the cache's own; the result are those that were there. */
    List<Item> clear() throws IOException {
        List<Item> removed = items().stream().filter(this::remove).toList();
        Files.deleteIfExists(folder.resolve(Tally.FILE));
        return removed;
    }

    Tally tally() {
        return new Tally(folder);
    }
}
