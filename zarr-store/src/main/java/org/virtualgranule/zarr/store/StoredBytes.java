package org.virtualgranule.zarr.store;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.Supplier;
import org.virtualgranule.dmrpp.model.ChunkDecodeException;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.StaleSidecarException;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Refetch;
import org.virtualgranule.zarr.bytes.Version;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;

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
        return named(owner, () -> source.read(location, range));
    }

    /**
     * Tells the version of a file that a chunk is in.
     *
     * @param source as {@link ByteSource#version}
     * @param location the file
     * @param owner for messages: whose bytes are in it
     * @return the version
     * @throws StaleSidecarException if the file is seen to have changed
     */
    static Version version(ByteSource source, URI location, Owner owner) {
        return named(owner, () -> source.version(location));
    }

    private static <T> T named(Owner owner, Supplier<T> answer) {
        try {
            return answer.get();
        } catch (ChunkReadException e) {
            String remedy = e.getCause() instanceof NoSuchFileException
                    ? "; put it beside its sidecar, or say where it is (vgranule: --data, reader: GranuleOptions.withData)"
                    : "";
            throw new ChunkReadException(owner.sidecar(), owner.chunk().get() + ": " + e.detail() + remedy, e);
        } catch (StaleSidecarException e) {
            throw new StaleSidecarException(owner.sidecar(), owner.chunk().get() + ": " + e.detail(), e);
        }
    }

    /**
     * Reads a chunk, piece by piece.
     *
     * @param source where bytes come from
     * @param array the array
     * @param number the chunk's number in the array's grid
     * @param ref where it is
     * @return the bytes of all pieces, one after another
     * @throws ChunkReadException if the bytes did not come
     * @throws StaleSidecarException if a file ends before they do
     */
    public static ByteBuffer chunk(ByteSource source, ArrayEntry array, long number, ChunkRef.InFile ref) {
        Owner owner = new Owner(array.source(), () -> array.chunkName(number));
        List<ByteBuffer> pieces = ref.pieces().stream()
                .map(piece -> read(source, piece.location(), piece.range(), owner))
                .toList();
        return pieces.size() == 1 ? pieces.get(0) : joined(pieces);
    }

    /** What does not decode may have been damaged on the way: it is fetched again before that is an error. */
    static <T> T intact(ByteSource source, Supplier<T> fetchedAndDecoded) {
        return Refetch.whileDamaged(source, ChunkDecodeException.class, again -> fetchedAndDecoded.get());
    }

    /**
     * Puts pieces together.
     *
     * @param pieces buffers in order
     * @return one buffer with the bytes of all
     */
    public static ByteBuffer joined(List<ByteBuffer> pieces) {
        int size = pieces.stream().mapToInt(ByteBuffer::remaining).reduce(0, Math::addExact);
        ByteBuffer all = ByteBuffer.allocate(size);
        pieces.forEach(piece -> all.put(piece.duplicate()));
        return all.flip();
    }

    /**
     * Whose bytes are read.
     *
     * @param sidecar name of the sidecar
     * @param chunk makes variable and chunk of it, when they are to be named
     */
    public record Owner(String sidecar, Supplier<String> chunk) {}
}
