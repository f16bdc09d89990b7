package org.virtualgranule.zarr.bytes;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.ChunkReadException;

/** Local files. A file is opened for each read, so that a run over thousands of granules keeps none of them open. */
public final class FileByteSource implements ByteSource {
    /** Java keeps a buffer outside of the heap for each thread, as large as the most that it has read at once. */
    private static final int PIECE = 1 << 20;

    private static final String SIDECAR =
            "; a sidecar belongs beside its granule: get it at the granule's address with .dmrpp appended";

    /** Makes a source; it holds nothing. */
    public FileByteSource() {}

    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        int size = range.size();
        try (FileChannel channel = FileChannel.open(file(location))) {
            if (channel.size() < range.end()) {
                throw ExactRange.tooShort(location, channel.size(), range);
            }
            ByteBuffer buffer = ByteBuffer.allocate(size);
            while (buffer.position() < size) {
                buffer.limit(Math.min(size, buffer.position() + PIECE));
                if (channel.read(buffer, range.offset() + buffer.position()) < 0) {
                    throw new IOException("file became shorter while it was read");
                }
            }
            return buffer.flip();
        } catch (IOException e) {
            throw failed(location, e);
        }
    }

    @Override
    public Document open(URI location, Optional<Version> known) {
        try {
            return new Document(Version.UNKNOWN, Optional.of(Files.newInputStream(file(location))));
        } catch (IOException e) {
            throw failed(location, e);
        }
    }

    @Override
    public ByteSource pinned() {
        return new PinnedFile(this);
    }

    /** By what a file is taken for the same. */
    record State(long size, FileTime modified) {
        @Override
        public String toString() {
            return size + " bytes of " + modified;
        }
    }

    /**
     * The state of a file, as the file system tells it.
     *
     * @throws ChunkReadException if there is no such file
     */
    State state(URI location) {
        try {
            BasicFileAttributes file = Files.readAttributes(Path.of(location), BasicFileAttributes.class);
            return new State(file.size(), file.lastModifiedTime());
        } catch (IOException e) {
            throw failed(location, e);
        }
    }

    @Override
    public void close() {
        // nothing stays open between two reads
    }

    /** A directory can be opened like a file, and would look like one that is cut off. */
    private static Path file(URI location) throws IOException {
        Path file = Path.of(location);
        if (Files.isDirectory(file)) {
            throw new IOException("is a directory");
        }
        return file;
    }

    private static ChunkReadException failed(URI location, IOException e) {
        String why = e instanceof NoSuchFileException
                ? "no such file" + (Locations.name(location).endsWith(".dmrpp") ? SIDECAR : "")
                : e instanceof ClosedByInterruptException ? "interrupted" : Retry.reason(e);
        return new ChunkReadException(
                Locations.name(location), "cannot read " + Locations.display(location) + ": " + why, e);
    }

    @Override
    public String toString() {
        return "FileByteSource";
    }
}
