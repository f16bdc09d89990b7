package org.virtualgranule.zarr.store;

import java.net.URI;
import java.nio.ByteBuffer;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.StaleSidecarException;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;

/** Fetches stored bytes, and says whose they are when that fails. */
public final class StoredBytes {
    private StoredBytes() {}

    /**
     * Reads a range.
     *
     * @param source where bytes come from
     * @param location the file
     * @param range which bytes
     * @param owner for messages: whose bytes they are
     * @return the bytes
     * @throws ChunkReadException if the bytes did not come
     * @throws StaleSidecarException if the file ends before the range does
     */
    public static ByteBuffer read(ByteSource source, URI location, ByteRange range, Owner owner) {
        try {
            return source.read(location, range);
        } catch (ChunkReadException e) {
            throw new ChunkReadException(owner.sidecar(), owner.chunk() + ": " + e.detail(), e);
        } catch (StaleSidecarException e) {
            throw new StaleSidecarException(owner.sidecar(), owner.chunk() + ": " + e.detail(), e);
        }
    }

    /**
     * Whose bytes are read.
     *
     * @param sidecar name of the sidecar
     * @param chunk variable and chunk
     */
    public record Owner(String sidecar, String chunk) {}
}
