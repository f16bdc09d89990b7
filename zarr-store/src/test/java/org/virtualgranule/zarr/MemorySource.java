package org.virtualgranule.zarr;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.Version;

/** One file's bytes for every location; notes what is asked for, and fails where it is told to. */
public final class MemorySource implements ByteSource {
    private final byte[] file;
    private final List<ByteRange> asked = new CopyOnWriteArrayList<>();
    private volatile Predicate<ByteRange> failing = range -> false;
    private volatile Version version = Version.UNKNOWN;
    private volatile int damaged;

    MemorySource(byte[] file) {
        this.file = file;
    }

    public List<ByteRange> asked() {
        return asked;
    }

    public MemorySource failWhere(Predicate<ByteRange> ranges) {
        failing = ranges;
        return this;
    }

    /** States a version of the file, as a pinned view does. */
    public MemorySource withVersion(Version stated) {
        version = stated;
        return this;
    }

    /** Turns the first byte of the first answers round. */
    public MemorySource damageFirst(int answers) {
        damaged = answers;
        return this;
    }

    @Override
    public Version version(URI location) {
        return version;
    }

    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        asked.add(range);
        if (failing.test(range)) {
            throw new ChunkReadException("a.h5", location + ": HTTP 500 (4 tries)");
        }
        byte[] bytes = Arrays.copyOfRange(file, (int) range.offset(), (int) range.end());
        bytes[0] = (byte) (asked.size() <= damaged ? ~bytes[0] : bytes[0]);
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public Document open(URI location, Optional<Version> known) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        // nothing to give back
    }
}
