package org.virtualgranule.zarr.sidecar;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.virtualgranule.dmrpp.packed.PackedGranule;
import org.virtualgranule.zarr.bytes.Version;

/**
 * What the cache keeps of a sidecar.
 *
 * @param version what the server said of it
 * @param granule what it says
 */
record Entry(Version version, PackedGranule granule) {
    /** "VGSC". */
    private static final int MAGIC = 0x56475343;

    /** Of a tag or a time; it goes back to the server as it came. */
    private static final String HEADER = "[\\x20-\\x7E]{0,400}";

    /** Says whether the version can be asked for again. */
    static boolean isUsable(Version version) {
        return version.isKnown()
                && version.tag().matches(HEADER)
                && version.modified().matches(HEADER);
    }

    /** Magic, name, tag, time, the checksum of these four, and the packed granule, which has its own. */
    ByteBuffer bytes(EntryName name) {
        byte[] tag = version.tag().getBytes(StandardCharsets.US_ASCII);
        byte[] modified = version.modified().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer packed = granule.bytes();
        ByteBuffer all = ByteBuffer.allocate(64 + tag.length + modified.length + packed.remaining());
        all.putInt(MAGIC)
                .put(HexFormat.of().parseHex(name.hex()))
                .putShort((short) tag.length)
                .put(tag)
                .putShort((short) modified.length)
                .put(modified);
        return all.putInt(checksum(all.duplicate().flip())).put(packed).flip();
    }

    /** Empty if the bytes are not this sidecar's, or not whole, or of another build of the library. */
    static Optional<Entry> of(ByteBuffer bytes, EntryName name) {
        ByteBuffer all = bytes.slice();
        try {
            byte[] digest = new byte[32];
            if (all.getInt() != MAGIC || !name.hex().equals(HexFormat.of().formatHex(bytes(all, digest)))) {
                return Optional.empty();
            }
            Version version = new Version(text(all), text(all));
            boolean whole = checksum(all.duplicate().flip()) == all.getInt() && isUsable(version);
            return whole ? PackedGranule.of(all).map(granule -> new Entry(version, granule)) : Optional.empty();
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static String text(ByteBuffer all) {
        int length = Short.toUnsignedInt(all.getShort());
        if (length > all.remaining()) {
            throw new BufferUnderflowException();
        }
        return new String(bytes(all, new byte[length]), StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(ByteBuffer all, byte[] target) {
        all.get(target);
        return target;
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
