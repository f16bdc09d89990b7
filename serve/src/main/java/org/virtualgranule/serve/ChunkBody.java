package org.virtualgranule.serve;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.virtualgranule.zarr.array.ByteBudget;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.store.StoreChunk;

/**
 * A chunk as it is sent. Tag and size are told without the origin where they can be; then it is asked only for the bytes
 * that are sent. For one request, and one thread at a time.
 */
final class ChunkBody implements Representation {
    private final StoreChunk chunk;
    private final ByteBudget memory;
    private final UnaryOperator<String> tag;
    private Optional<ByteBudget.Share> share = Optional.empty();
    private Optional<ByteBuffer> value = Optional.empty();

    /**
     * Looks at a chunk.
     *
     * @param chunk the chunk
     * @param memory what its bytes are held in
     * @param tag makes of the value's origin what is the same only if the bytes are
     */
    ChunkBody(StoreChunk chunk, ByteBudget memory, UnaryOperator<String> tag) {
        this.chunk = chunk;
        this.memory = memory;
        this.tag = tag;
    }

    @Override
    public String type() {
        return "application/octet-stream";
    }

    /** The origin's version is known from its first answer on; one that states none is told by its bytes. */
    @Override
    public String etag() {
        Optional<String> origin = chunk.origin();
        if (origin.isEmpty()) {
            value();
            origin = chunk.origin();
        }
        return origin.map(tag).map(ETags::of).orElseGet(() -> ETags.of(value()));
    }

    @Override
    public long size() {
        OptionalLong size = chunk.size();
        return value.isEmpty() && size.isPresent() ? size.getAsLong() : value().remaining();
    }

    @Override
    public ByteBuffer bytes(ByteRange part) {
        if (value.isEmpty() && chunk.isReadInParts()) {
            hold(part.length());
            return chunk.read(part);
        }
        ByteBuffer whole = value();
        return whole.slice(whole.position() + Math.toIntExact(part.offset()), Math.toIntExact(part.length()));
    }

    private ByteBuffer value() {
        if (value.isEmpty()) {
            ByteBudget.Share making = hold(chunk.memory());
            ByteBuffer made = chunk.read();
            making.shrink(made.capacity());
            value = Optional.of(made);
        }
        return value.get();
    }

    private ByteBudget.Share hold(long bytes) {
        ByteBudget.Share taken = memory.take(bytes);
        share = Optional.of(taken);
        return taken;
    }

    @Override
    public void close() {
        share.ifPresent(ByteBudget.Share::close);
    }
}
