package org.virtualgranule.zarr.sidecar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;

/**
 * Counts what was put into a folder since it was last tidied up, over all processes: a file with that time, and a byte
 * for every few kilobytes stored, appended, so that nobody needs to list the folder or to lock it. It is an estimate.
 */
final class Tally {
    static final String FILE = "tally";

    /** Stored bytes that a byte of the file stands for. */
    private static final int UNIT = 4096;

    private static final Set<OpenOption> APPENDING =
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Path file;

    Tally(Path folder) {
        file = folder.resolve(FILE);
    }

    /**
     * Counts bytes.
     *
     * @param bytes what was stored just now
     * @param limit how much may be stored before it is time to tidy up
     * @param now milliseconds since 1970
     * @return true if it is time: that much was stored, or a day has gone by
     */
    boolean add(long bytes, long limit, long now) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return true; // a pipe of that name would wait for a reader; tidying up replaces it
        }
        int units = (int) Math.min(1 << 16, (bytes + UNIT - 1) / UNIT);
        try (SeekableByteChannel end = Files.newByteChannel(file, APPENDING)) {
            end.write(ByteBuffer.allocate(units));
            // a clock that was set back must not stop it for years
            return Math.abs(now - start()) >= DAY || (end.size() - Long.BYTES) * UNIT >= limit;
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    /** Starts anew. */
    void restart(long now) throws IOException {
        Files.deleteIfExists(file);
        try (SeekableByteChannel start = OwnFolder.create(file)) {
            start.write(ByteBuffer.allocate(Long.BYTES).putLong(now).flip());
        } catch (FileAlreadyExistsException e) {
            // another process tidies up as well
        }
    }

    private long start() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] time = in.readNBytes(Long.BYTES);
            return time.length < Long.BYTES ? 0 : ByteBuffer.wrap(time).getLong();
        }
    }
}
