package org.virtualgranule.dmrpp.packed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.virtualgranule.dmrpp.model.Granule;

/**
 * A granule as few bytes: the fingerprint of this build, a deflated body, and a checksum of all of it. Bytes of another
 * build, of another format, cut off or damaged are no packed granule. Immutable and thread-safe.
 */
public final class PackedGranule {
    /** "VGPK". */
    private static final int MAGIC = 0x5647504B;

    private static final int FORMAT = 1;

    /** Magic, format, fingerprint, size of the body. */
    private static final int HEAD = 3 * Integer.BYTES + Build.SIZE;

    /** Far more than what the largest sidecars known are packed to; memory is bounded by it. */
    private static final int MAX_BODY = 1 << 26;

    /** Deflate cannot do better. */
    private static final int MAX_RATIO = 1032;

    private final ByteBuffer bytes;

    private PackedGranule(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /**
     * Packs a granule.
     *
     * @param granule as {@link org.virtualgranule.dmrpp.parser.DmrppParser} made it
     * @return the packed granule; empty if it is too large, or nothing tells which build of this library this is
     */
    public static Optional<PackedGranule> of(Granule granule) {
        Optional<byte[]> build = Build.fingerprint();
        if (build.isEmpty()) {
            return Optional.empty();
        }
        byte[] body = GranuleForm.write(granule);
        if (body.length > MAX_BODY) {
            return Optional.empty();
        }
        byte[] packed = deflated(body);
        ByteBuffer all = ByteBuffer.allocate(HEAD + packed.length + Integer.BYTES)
                .order(ByteOrder.BIG_ENDIAN)
                .putInt(MAGIC)
                .putInt(FORMAT)
                .put(build.get())
                .putInt(body.length)
                .put(packed);
        return Optional.of(new PackedGranule(
                all.putInt(checksum(all.duplicate().flip())).flip().asReadOnlyBuffer()));
    }

    /**
     * Recognises a packed granule.
     *
     * @param bytes what {@link #bytes} once gave, or anything else; not copied, and not to be changed
     * @return the packed granule; empty if the bytes are not from this very build of the library, or not whole
     */
    public static Optional<PackedGranule> of(ByteBuffer bytes) {
        ByteBuffer all = bytes.slice().order(ByteOrder.BIG_ENDIAN);
        int end = all.limit() - Integer.BYTES;
        boolean known = end >= HEAD
                && all.getInt(0) == MAGIC
                && all.getInt(Integer.BYTES) == FORMAT
                && Build.fingerprint()
                        .filter(build ->
                                all.slice(2 * Integer.BYTES, Build.SIZE).equals(ByteBuffer.wrap(build)))
                        .isPresent()
                && all.getInt(end) == checksum(all.slice(0, end));
        return known ? Optional.of(new PackedGranule(all.asReadOnlyBuffer())) : Optional.empty();
    }

    /**
     * The bytes to keep.
     *
     * @return a read-only buffer, big endian
     */
    public ByteBuffer bytes() {
        return bytes.duplicate();
    }

    /**
     * Unpacks it.
     *
     * @return a granule equal to the one that was packed; empty if the bytes are none, whatever their checksum says
     */
    public Optional<Granule> unpack() {
        try {
            return Optional.of(GranuleForm.read(body()));
        } catch (NotUsable | DataFormatException e) {
            return Optional.empty();
        }
    }

    private byte[] body() throws DataFormatException {
        ByteBuffer packed = bytes.slice(HEAD, bytes.limit() - Integer.BYTES - HEAD);
        int size = bytes.getInt(HEAD - Integer.BYTES);
        if (size < 0 || size > MAX_BODY || size > (long) MAX_RATIO * packed.remaining()) {
            throw new NotUsable("a body of " + size + " bytes");
        }
        byte[] body = new byte[size];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            int count = inflater.inflate(body);
            if (count != size || inflater.inflate(new byte[1]) != 0 || !inflater.finished()) {
                throw new NotUsable("a body of " + count + " bytes, not " + size);
            }
        } finally {
            inflater.end();
        }
        return body;
    }

    private static byte[] deflated(byte[] body) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(body);
            deflater.finish();
            byte[] packed = new byte[body.length / 4 + 64];
            int size = 0;
            while (!deflater.finished()) {
                if (size == packed.length) {
                    packed = Arrays.copyOf(packed, 2 * size);
                }
                size += deflater.deflate(packed, size, packed.length - size);
            }
            return Arrays.copyOf(packed, size);
        } finally {
            deflater.end();
        }
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    @Override
    public String toString() {
        return "packed granule of " + bytes.limit() + " bytes";
    }
}
