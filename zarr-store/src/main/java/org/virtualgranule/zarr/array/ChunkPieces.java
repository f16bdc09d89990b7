package org.virtualgranule.zarr.array;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.virtualgranule.zarr.store.StoredBytes;

/**
 * Collects the pieces of the chunks that lie in several places, while a plan is carried out; they come in any order, from
 * several threads.
 */
final class ChunkPieces {
    private final Map<ChunkRead, Collected> collected = new IdentityHashMap<>();

    private static final class Collected {
        private final ByteBuffer[] pieces;
        private int missing;

        Collected(int count) {
            pieces = new ByteBuffer[count];
            missing = count;
        }

        synchronized Optional<ByteBuffer> put(int index, ByteBuffer bytes) {
            pieces[index] = bytes;
            return --missing > 0 ? Optional.empty() : Optional.of(StoredBytes.joined(Arrays.asList(pieces)));
        }
    }

    private ChunkPieces() {}

    static ChunkPieces of(ReadPlan plan) {
        ChunkPieces all = new ChunkPieces();
        plan.requests().stream()
                .flatMap(request -> request.parts().stream())
                .map(ReadPlan.Part::chunk)
                .filter(chunk -> chunk.ref().pieces().size() > 1)
                .forEach(chunk -> all.collected.computeIfAbsent(
                        chunk, any -> new Collected(chunk.ref().pieces().size())));
        return all;
    }

    /** Takes a part; gives the whole chunk out when it was the last. */
    Optional<ByteBuffer> put(ReadPlan.Part part, ByteBuffer bytes) {
        Collected pieces = collected.get(part.chunk());
        return pieces == null ? Optional.of(bytes) : pieces.put(part.piece(), bytes);
    }
}
