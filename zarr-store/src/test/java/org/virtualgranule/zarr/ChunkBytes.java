package org.virtualgranule.zarr;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.virtualgranule.zarr.codec.ChunkCodec;
import org.virtualgranule.zarr.codec.Fletcher32;
import org.virtualgranule.zarr.codec.Shuffle;
import org.virtualgranule.zarr.codec.Zlib;

/** The bytes of a chunk whose values follow from their index. */
final class ChunkBytes {
    private ChunkBytes() {}

    static byte[] encoded(ArraySpec spec, int number, int mask) {
        ByteBuffer bytes = ByteBuffer.wrap(plain(spec, number));
        int filter = 0;
        for (String word : spec.filters().split(" ")) {
            if (!word.isEmpty() && (mask & 1 << filter++) == 0) {
                bytes = codec(word, spec.type().size()).encode(bytes);
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.limit());
    }

    private static ChunkCodec codec(String word, int size) {
        return word.equals("shuffle") ? new Shuffle(size) : word.equals("deflate") ? new Zlib(6) : new Fletcher32();
    }

    /** A full chunk; what lies beyond the array's edge is not zero, so that a leak of it shows. */
    static byte[] plain(ArraySpec spec, int number) {
        int rank = spec.shape().size();
        int elements = spec.chunk().stream().reduce(1, (a, b) -> a * b);
        ByteBuffer bytes = ByteBuffer.allocate(elements * spec.type().size()).order(spec.order());
        for (int i = 0; i < elements; i++) {
            int index = 0;
            int[] place = new int[rank];
            int inChunk = i;
            int chunk = number;
            for (int d = rank - 1; d >= 0; d--) {
                place[d] = chunk % spec.chunks(d) * spec.chunk().get(d)
                        + inChunk % spec.chunk().get(d);
                chunk /= spec.chunks(d);
                inChunk /= spec.chunk().get(d);
            }
            for (int d = 0; d < rank; d++) {
                index = place[d] >= spec.shape().get(d) || index < 0
                        ? -999
                        : index * spec.shape().get(d) + place[d];
            }
            ArraySpec.put(bytes, spec.type(), index);
        }
        return bytes.array();
    }
}
