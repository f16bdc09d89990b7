package org.virtualgranule.zarr.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.StaleSidecarException;

/** Whether an answer is the range that was asked for, all of it and nothing else: the same for every server. */
public final class ExactRange {
    private ExactRange() {}

    /**
     * Checks what a server says of the range that it sends. Servers cut a range that runs past the end of the resource:
     * then the sidecar promises more than there is.
     *
     * @param location the resource
     * @param range which bytes were asked for
     * @param stated the answer's Content-Range; empty if it has none
     * @throws StaleSidecarException if the resource ends before the range does
     * @throws ChunkReadException if it is another range for another reason
     */
    public static void check(URI location, ByteRange range, String stated) {
        String wanted = "bytes " + range.offset() + "-" + (range.end() - 1) + "/";
        if (stated.startsWith(wanted)) {
            return;
        }
        OptionalLong total = total(stated);
        if (total.isPresent() && total.getAsLong() < range.end()) {
            throw tooShort(location, total.getAsLong(), range);
        }
        throw new ChunkReadException(
                Locations.name(location),
                Locations.display(location) + ": asked for \"" + wanted + "…\", the server answered \"" + stated
                        + "\"");
    }

    /**
     * The size of the whole resource, of which a server sends a part.
     *
     * @param stated the answer's Content-Range; empty if it has none
     * @return bytes; empty if the server says nothing of it, or {@code *}
     */
    public static OptionalLong total(String stated) {
        String total = stated.substring(stated.lastIndexOf('/') + 1);
        return total.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(total)) : OptionalLong.empty();
    }

    /** The resource has fewer bytes than the sidecar says. */
    static StaleSidecarException tooShort(URI location, long size, ByteRange range) {
        return new StaleSidecarException(
                Locations.name(location),
                "the file has " + size + " bytes, but the sidecar places data up to byte " + range.end()
                        + "; the granule is cut off or is not the sidecar's");
    }

    /**
     * Reads the body of an answer, which must be as long as the range.
     *
     * @param range which bytes were asked for
     * @param announced length of the body, if the server announced one
     * @param in the body; not closed
     * @param traffic counts the bytes that came
     * @return a heap buffer, the caller's own
     * @throws IOException if fewer or more bytes are announced or come: another try may help
     */
    public static ByteBuffer body(ByteRange range, OptionalLong announced, InputStream in, Traffic traffic)
            throws IOException {
        int size = range.size();
        if (announced.isPresent() && announced.getAsLong() != size) {
            throw new IOException(size + " bytes asked for, " + announced.getAsLong() + " announced");
        }
        // room is made only for bytes that the server announced or sent
        byte[] bytes = announced.isEmpty() ? in.readNBytes(size) : new byte[size];
        int read = announced.isEmpty() ? bytes.length : in.readNBytes(bytes, 0, size);
        traffic.received(read);
        if (read != size || in.read() >= 0) {
            throw new IOException(size + " bytes asked for, " + (read < size ? read : "more") + " came");
        }
        return ByteBuffer.wrap(bytes);
    }
}
