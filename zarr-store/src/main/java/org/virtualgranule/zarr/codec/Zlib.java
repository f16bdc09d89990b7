package org.virtualgranule.zarr.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * HDF5's deflate filter: one zlib stream (RFC 1950), checksum included. The same as {@code numcodecs.zlib}.
 *
 * @param level compression level, 0 to 9; has no influence on decoding
 */
public record Zlib(int level) implements ChunkCodec {
    /** No deflate stream inflates more than 1032-fold; what does not compress grows by a few bytes a block. */
    private static final Growth DEFLATE = new Growth(1032, 1, 64, 0);

    /** Checks the level. */
    public Zlib {
        if (level < 0 || level > 9) {
            throw new IllegalArgumentException("zlib level " + level);
        }
    }

    @Override
    public CodecMetadata metadata() {
        return new CodecMetadata("numcodecs.zlib", Map.of("level", level), DEFLATE);
    }

    @Override
    public ByteBuffer decode(ByteBuffer encoded, int limit) throws CodecException {
        // deflate cannot grow more than 1032-fold, so a few stored bytes never get a large buffer
        byte[] plain = new byte[(int) Math.min(limit, 1032L * encoded.remaining() + 64)];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(encoded.slice());
            int length = inflate(inflater, plain);
            if (inflater.getRemaining() > 0) {
                throw new CodecException(
                        inflater.getRemaining() + " of " + encoded.remaining() + " bytes follow the zlib stream");
            }
            return ByteBuffer.wrap(plain, 0, length);
        } catch (DataFormatException e) {
            throw new CodecException("not a valid zlib stream (" + e.getMessage() + ")", e);
        } finally {
            inflater.end();
        }
    }

    /** Inflates the first bytes of a stream, or as many of them as its own first bytes tell; no checksum is compared. */
    ByteBuffer decodeStart(ByteBuffer first, int size) throws CodecException {
        byte[] plain = new byte[size];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(first.slice());
            int length = 0;
            int n = -1;
            while (n != 0 && length < size) {
                n = inflater.inflate(plain, length, size - length);
                length += n;
            }
            return ByteBuffer.wrap(plain, 0, length);
        } catch (DataFormatException e) {
            throw new CodecException("not a valid zlib stream (" + e.getMessage() + ")", e);
        } finally {
            inflater.end();
        }
    }

    /** Inflates to the stream's end, its checksum included. */
    private static int inflate(Inflater inflater, byte[] plain) throws DataFormatException, CodecException {
        int length = 0;
        while (!inflater.finished()) {
            boolean full = length == plain.length;
            // a full buffer may still need the stream's last, empty block and its checksum to be read
            int n = full ? inflater.inflate(new byte[1]) : inflater.inflate(plain, length, plain.length - length);
            if (full && n > 0) {
                throw new CodecException(
                        "more than the " + plain.length + " bytes expected come out of the zlib stream");
            }
            if (inflater.needsDictionary()) {
                throw new CodecException("the zlib stream needs a dictionary, which HDF5 never uses");
            }
            if (n == 0 && !inflater.finished()) {
                throw new CodecException("the zlib stream breaks off after " + length + " bytes");
            }
            length += n;
        }
        return length;
    }

    @Override
    public ByteBuffer encode(ByteBuffer plain) {
        Deflater deflater = new Deflater(level);
        try {
            deflater.setInput(plain.slice());
            deflater.finish();
            byte[] encoded = new byte[plain.remaining() + plain.remaining() / 1000 + 64];
            int length = 0;
            while (!deflater.finished()) {
                if (length == encoded.length) {
                    encoded = Arrays.copyOf(encoded, length + length / 2);
                }
                length += deflater.deflate(encoded, length, encoded.length - length);
            }
            return ByteBuffer.wrap(encoded, 0, length);
        } finally {
            deflater.end();
        }
    }
}
