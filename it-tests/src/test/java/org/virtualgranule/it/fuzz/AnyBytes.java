package org.virtualgranule.it.fuzz;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.Version;

/** Has every range of every file, always with the same bytes; refuses long ones, as a server might. */
final class AnyBytes implements ByteSource {
    private static final int LONGEST = 1 << 16;

    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        if (range.length() > LONGEST) {
            throw new ChunkReadException("any bytes", "a range of " + range.length() + " bytes is too long");
        }
        byte[] bytes = new byte[range.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((range.offset() + i) * 31 >> 3);
        }
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public Document open(URI location, Optional<Version> known) {
        throw new ChunkReadException("any bytes", "there is no document at " + location);
    }

    @Override
    public void close() {
        // nothing to give back
    }
}
