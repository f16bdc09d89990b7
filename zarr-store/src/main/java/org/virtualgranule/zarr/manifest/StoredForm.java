package org.virtualgranule.zarr.manifest;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.zarr.codec.CodecChain;
import org.virtualgranule.zarr.codec.CodecException;
import org.virtualgranule.zarr.codec.Zlib;

/**
 * How the bytes of a stored chunk become the chunk's elements.
 *
 * @param chains the codecs in the order of encoding. More than one where the sidecar does not tell the order: each then
 *     has a checksum, and the first one that decodes is right
 * @param bytes bytes of a chunk, or of a chunk's records, after decoding; 0 where only decoding tells
 * @param member which bytes of each record are the array's; empty where the chunk has no records
 */
public record StoredForm(List<CodecChain> chains, int bytes, Optional<Member> member) {
    /** A chunk of texts whose length the sidecar does not state may have this many bytes. */
    static final int MAX_TEXTS = 1 << 26;

    /** Copies the list and checks that there is a chain. */
    public StoredForm {
        chains = List.copyOf(chains);
        if (chains.isEmpty()) {
            throw new IllegalArgumentException("no chain of filters, which is not one without filters");
        }
    }

    /**
     * Decodes a chunk.
     *
     * @param stored the bytes of the file, a heap buffer
     * @param filterMask bit i set means that codec i was not applied
     * @return the chunk's elements; fewer than a chunk has where an unfiltered piece of the file is shorter
     * @throws CodecException if the bytes are not what the sidecar promises
     */
    public ByteBuffer decode(ByteBuffer stored, int filterMask) throws CodecException {
        ByteBuffer decoded = isShort(stored) ? stored : decoded(stored, filterMask);
        return member.map(m -> m.of(decoded)).orElse(decoded);
    }

    /**
     * Says whether the file holds only the beginning of a chunk, because the rest was never written.
     *
     * @param stored the bytes of the file
     * @return true if they are unfiltered, and fewer than the chunk has
     */
    public boolean isShort(ByteBuffer stored) {
        return isShort(stored.remaining());
    }

    /**
     * Says the same of a chunk that has not been read.
     *
     * @param stored bytes of the file, how many
     * @return true if they are unfiltered, and fewer than the chunk has
     */
    public boolean isShort(long stored) {
        return codecs().codecs().isEmpty() && stored < bytes;
    }

    /**
     * Says whether the first elements of a chunk come out of its first stored bytes.
     *
     * @param filterMask bit i set means that codec i was not applied
     * @return true if the order of the filters is certain, the chunk has no records, and {@link CodecChain#hasStart}
     */
    public boolean hasStart(int filterMask) {
        return chains.size() == 1 && member.isEmpty() && codecs().hasStart(filterMask);
    }

    private ByteBuffer decoded(ByteBuffer stored, int filterMask) throws CodecException {
        if (filterMask != 0 && chains.size() > 1) {
            throw new CodecException(
                    "its filter mask " + filterMask + " tells nothing: the order of the filters is not known");
        }
        CodecException first = null;
        for (CodecChain chain : chains) {
            try {
                return bytes == 0
                        ? chain.decodeUpTo(stored.duplicate(), filterMask, MAX_TEXTS)
                        : chain.decode(stored.duplicate(), filterMask, bytes);
            } catch (CodecException e) {
                first = first == null ? e : first;
            }
        }
        throw first;
    }

    /**
     * The codecs as they are described.
     *
     * @return the likeliest chain
     */
    public CodecChain codecs() {
        return chains.get(0);
    }

    /**
     * Says whether stored bytes are what the array's one list of codecs makes of its elements. Not so of records, where
     * the order of the codecs is not certain, and of what is said to be deflated twice but may not be.
     *
     * @return true if every unmasked chunk can be passed on as it is
     */
    public boolean isUniform() {
        return chains.size() == 1
                && member.isEmpty()
                && codecs().codecs().stream().filter(Zlib.class::isInstance).count() < 2;
    }
}
