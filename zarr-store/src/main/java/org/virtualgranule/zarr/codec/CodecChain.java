package org.virtualgranule.zarr.codec;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The codecs of one array in the order of encoding, as HDF5's pipeline and Zarr's codec list have them. Decoding runs
 * from last to first. An immutable value.
 *
 * @param codecs first applied first
 */
public record CodecChain(List<ChunkCodec> codecs) {
    /** No codec at all. */
    public static final CodecChain NONE = new CodecChain(List.of());

    /** Copies the list. */
    public CodecChain {
        codecs = List.copyOf(codecs);
    }

    /**
     * Decodes a chunk.
     *
     * @param stored the bytes of the file
     * @param filterMask HDF5's mask: bit i set means that codec i was not applied to this chunk
     * @param size bytes that must come out, no more and no less
     * @return a buffer with exactly that many bytes remaining
     * @throws CodecException if the bytes are damaged or their number is another
     */
    public ByteBuffer decode(ByteBuffer stored, int filterMask, int size) throws CodecException {
        ByteBuffer bytes = stored;
        for (int i = codecs.size() - 1; i >= 0; i--) {
            if (isApplied(i, filterMask)) {
                bytes = undo(i, filterMask, bytes, size);
            }
        }
        if (bytes.remaining() != size) {
            throw new CodecException(size + " bytes expected after decoding, " + bytes.remaining() + " found");
        }
        return bytes;
    }

    /**
     * Decodes a chunk of unknown size.
     *
     * @param stored the bytes of the file
     * @param filterMask HDF5's mask: bit i set means that codec i was not applied to this chunk
     * @param size the most bytes that may come out
     * @return a buffer with what came out
     * @throws CodecException if the bytes are damaged or more than that
     */
    public ByteBuffer decodeUpTo(ByteBuffer stored, int filterMask, int size) throws CodecException {
        ByteBuffer bytes = stored;
        for (int i = codecs.size() - 1; i >= 0; i--) {
            if (isApplied(i, filterMask)) {
                bytes = codecs.get(i).decode(bytes, limitBefore(i, filterMask, size));
            }
        }
        return bytes;
    }

    /**
     * Says whether the first bytes of a chunk come out of its first stored bytes: it is unfiltered, or deflated once and
     * nothing else.
     *
     * @param filterMask HDF5's mask: bit i set means that codec i was not applied to this chunk
     * @return true if {@link #decodeStart} can be used
     */
    public boolean hasStart(int filterMask) {
        List<ChunkCodec> applied = applied(filterMask);
        return applied.isEmpty() || applied.size() == 1 && applied.get(0) instanceof Zlib;
    }

    /**
     * Decodes the beginning of a chunk. Whatever lies behind it is not looked at, no checksum either.
     *
     * @param first the first stored bytes of the chunk
     * @param filterMask HDF5's mask: bit i set means that codec i was not applied to this chunk
     * @param size the most bytes that are wanted
     * @return the chunk's first bytes; fewer than that where the stored bytes do not reach so far
     * @throws CodecException if the bytes are damaged
     * @throws IllegalStateException if the chunk has no such start
     */
    public ByteBuffer decodeStart(ByteBuffer first, int filterMask, int size) throws CodecException {
        if (!hasStart(filterMask)) {
            throw new IllegalStateException("only a whole chunk can be decoded with " + this);
        }
        List<ChunkCodec> applied = applied(filterMask);
        return applied.isEmpty()
                ? first.slice(first.position(), Math.min(size, first.remaining()))
                : ((Zlib) applied.get(0)).decodeStart(first, size);
    }

    /**
     * Says whether other implementations undo the codecs as HDF5 does. numcodecs refuses to shuffle anything but whole
     * elements, while HDF5 lets the bytes behind the last whole one be: a checksum or deflate in front of shuffle leaves
     * such bytes.
     *
     * @return true if shuffle is not there, or comes first
     */
    public boolean isPortable() {
        return codecs.stream().skip(1).noneMatch(Shuffle.class::isInstance);
    }

    private List<ChunkCodec> applied(int filterMask) {
        return IntStream.range(0, codecs.size())
                .filter(i -> isApplied(i, filterMask))
                .<ChunkCodec>mapToObj(codecs::get)
                .toList();
    }

    /**
     * Encodes a chunk with all codecs.
     *
     * @param plain the bytes
     * @return the encoded bytes
     */
    public ByteBuffer encode(ByteBuffer plain) {
        ByteBuffer bytes = plain;
        for (ChunkCodec codec : codecs) {
            bytes = codec.encode(bytes);
        }
        return bytes;
    }

    /**
     * The fewest bytes that a chunk can be stored in.
     *
     * @param size bytes of the decoded chunk
     * @param filterMask bit i set means that codec i was not applied
     * @return stored bytes
     */
    public long least(long size, int filterMask) {
        long bytes = size;
        for (int i = 0; i < codecs.size(); i++) {
            bytes = isApplied(i, filterMask) ? growth(i).least(bytes) : bytes;
        }
        return bytes;
    }

    /**
     * The most bytes that a chunk can be stored in.
     *
     * @param size bytes of the decoded chunk
     * @param filterMask bit i set means that codec i was not applied
     * @return stored bytes
     */
    public long most(long size, int filterMask) {
        return most(codecs.size(), filterMask, size);
    }

    /** The most bytes that the first so many codecs can give. */
    private long most(int count, int filterMask, long size) {
        long bytes = size;
        for (int i = 0; i < count; i++) {
            bytes = isApplied(i, filterMask) ? growth(i).most(bytes) : bytes;
        }
        return bytes;
    }

    private Growth growth(int i) {
        return codecs.get(i).metadata().growth();
    }

    private int limitBefore(int i, int filterMask, int size) throws CodecException {
        long limit = most(i, filterMask, size);
        if (limit > Integer.MAX_VALUE - 8) {
            throw new CodecException("a chunk of " + limit + " bytes is more than one array can hold");
        }
        return (int) limit;
    }

    /**
     * Undoes one codec. Some granules declare deflate twice and hold chunks that were deflated once: as in the reference
     * reader, an inflated full chunk is taken as it is if it does not inflate again.
     */
    private ByteBuffer undo(int i, int filterMask, ByteBuffer bytes, int size) throws CodecException {
        int limit = limitBefore(i, filterMask, size);
        try {
            return codecs.get(i).decode(bytes, limit);
        } catch (CodecException e) {
            if (isSecondDeflate(i + 1, filterMask) && bytes.remaining() == limit) {
                return bytes;
            }
            throw e;
        }
    }

    /** Says whether the codec is an applied deflate on top of another, which is the first. */
    private boolean isSecondDeflate(int i, int filterMask) {
        return i < codecs.size()
                && isApplied(i, filterMask)
                && codecs.get(i) instanceof Zlib
                && codecs.get(i - 1) instanceof Zlib
                && codecs.subList(0, i - 1).stream().noneMatch(Zlib.class::isInstance);
    }

    private static boolean isApplied(int i, int filterMask) {
        return i >= Integer.SIZE || (filterMask & 1 << i) == 0;
    }

    @Override
    public String toString() {
        return codecs.stream().map(c -> c.metadata().shortName()).collect(Collectors.joining(" → "));
    }
}
