package org.virtualgranule.zarr.store;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Processors;
import org.virtualgranule.zarr.bytes.Version;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.manifest.ElementType;

/**
 * A chunk of a {@link VirtualStore}, found but not read yet: what is known of its value before, and the value itself.
 * Thread-safe.
 */
public final class StoreChunk {
    /** Bytes of a text that the sidecar does not state the length of, roughly. */
    private static final int USUAL_TEXT = 32;

    private final ArrayEntry array;
    private final long number;
    private final ChunkRef ref;
    private final ByteSource source;

    /** The array as clients see it. */
    StoreChunk(ArrayEntry array, long number, ByteSource source) {
        this.array = array;
        this.number = number;
        this.source = source;
        ref = array.chunks().find(number);
    }

    boolean isThere() {
        return !(ref instanceof ChunkRef.Missing);
    }

    /**
     * Says whether the value is made of nothing but bytes of the file as they are stored.
     *
     * @return false if it is decoded first, or is in the sidecar
     */
    public boolean isPassedOn() {
        return ref instanceof ChunkRef.InFile stored && ChunkEncoder.isAsEncoded(array, stored);
    }

    /**
     * The value's size, as far as it is known without reading.
     *
     * @return bytes; empty if only the value tells
     */
    public OptionalLong size() {
        if (isPassedOn()) {
            return OptionalLong.of(storedBytes());
        }
        boolean isPlain = !ChunkEncoder.isText(array)
                && array.metadata().codecs().codecs().isEmpty();
        return isPlain ? OptionalLong.of(array.chunkBytes()) : OptionalLong.empty();
    }

    /**
     * The memory that reading takes, for those who bound it.
     *
     * @return bytes at most, the value among them; of texts whose length the sidecar does not state, as many as are usual
     */
    public long memory() {
        if (isPassedOn()) {
            return storedBytes();
        }
        ElementType element = array.metadata().element();
        long decoded = array.grid().chunkElements() * (element.isSizeKnown() ? element.size() : USUAL_TEXT);
        // what a codec makes of it is beside it for a while
        return storedBytes() + 2 * decoded;
    }

    /**
     * Says whether of the file only the part is read that is asked for.
     *
     * @return false if the whole value is made first
     */
    public boolean isReadInParts() {
        return isPassedOn() && ref instanceof ChunkRef.Stored;
    }

    private long storedBytes() {
        return ref instanceof ChunkRef.InFile stored ? stored.length() : 0;
    }

    /**
     * Tells where the value comes from: places in files, each file with its version.
     *
     * @return a text that is another as soon as one of the files is; empty if a file's version is not known, as before
     *     it is read first, or does not tell its bytes. Of a value in the sidecar an empty text
     * @throws org.virtualgranule.dmrpp.model.GranuleException if a file is seen to have changed since
     */
    public Optional<String> origin() {
        if (!(ref instanceof ChunkRef.InFile stored)) {
            return Optional.of("");
        }
        boolean known =
                stored.pieces().stream().allMatch(piece -> version(piece).isStrong());
        return known
                ? Optional.of(stored.pieces().stream()
                        .map(piece -> piece.location().getRawPath() + " " + piece.range() + " " + version(piece))
                        .collect(Collectors.joining("\n")))
                : Optional.empty();
    }

    private StoredBytes.Owner owner() {
        return new StoredBytes.Owner(array.source(), () -> array.chunkName(number));
    }

    private Version version(ChunkRef.Stored piece) {
        return StoredBytes.version(source, piece.location(), owner());
    }

    /**
     * Reads the value.
     *
     * @return its bytes in a heap buffer of its own
     * @throws org.virtualgranule.dmrpp.model.GranuleException if it cannot be read or decoded
     */
    public ByteBuffer read() {
        if (ref instanceof ChunkRef.InFile stored) {
            return isPassedOn() ? stored(stored) : decoded(stored);
        }
        return ref instanceof ChunkRef.Texts texts
                ? ChunkEncoder.vlenUtf8(array, element -> texts.runs().get(element))
                : ChunkEncoder.encode(array, copy(((ChunkRef.Inline) ref).bytes()));
    }

    /**
     * Reads a part of the value: of the file only that part if it can be.
     *
     * @param part which bytes of the value
     * @return they alone, in a heap buffer of its own
     * @throws IllegalArgumentException if the value has no such bytes
     * @throws org.virtualgranule.dmrpp.model.GranuleException if they cannot be read or decoded
     */
    public ByteBuffer read(ByteRange part) {
        if (isReadInParts() && ref instanceof ChunkRef.Stored stored && part.end() <= storedBytes()) {
            ByteRange range = new ByteRange(stored.range().offset() + part.offset(), part.length());
            return StoredBytes.read(source, stored.location(), range, owner());
        }
        ByteBuffer value = read();
        if (part.end() > value.remaining()) {
            throw new IllegalArgumentException(
                    part + " of " + array.chunkName(number) + ", which has " + value.remaining() + " bytes");
        }
        return value.slice(value.position() + Math.toIntExact(part.offset()), Math.toIntExact(part.length()));
    }

    private ByteBuffer stored(ChunkRef.InFile stored) {
        return StoredBytes.chunk(source, array, number, stored);
    }

    private ByteBuffer decoded(ChunkRef.InFile stored) {
        return StoredBytes.intact(source, () -> {
            ByteBuffer bytes = stored(stored);
            return Processors.use(
                    () -> ChunkEncoder.encode(array, ChunkDecoder.decode(array, number, bytes, stored.filterMask())));
        });
    }

    /** What is in the manifest is everybody's. */
    private static ByteBuffer copy(ByteBuffer bytes) {
        return ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    }

    @Override
    public String toString() {
        return array.chunkName(number);
    }
}
