package org.virtualgranule.zarr.array;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualgranule.zarr.manifest.ArrayEntry;

/**
 * Decoded chunks of one granule in memory, for those who look at neighbouring slices again and again; the least recently
 * used are let go. Thread-safe.
 */
public final class ChunkCache {
    /** What an entry takes beside the chunk's bytes, roughly. */
    private static final int OVERHEAD = 128;

    private final long size;
    private final Map<Key, ByteBuffer> chunks = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    private record Key(String array, long number) {}

    /**
     * Makes an empty cache.
     *
     * @param size bytes that it may hold, at least 0
     */
    public ChunkCache(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a chunk cache must have at least 0 bytes, not " + size);
        }
        this.size = size;
    }

    /**
     * Hands over the chunks that are there.
     *
     * @param reads what is wanted, whole chunks
     * @return what has to be read; it is kept then
     */
    List<ChunkRead> missing(List<ChunkRead> reads) {
        List<ChunkRead> missing = new ArrayList<>();
        for (ChunkRead read : reads) {
            Optional<ByteBuffer> known = find(key(read.array(), read.number()));
            if (known.isPresent()) {
                read.target().put(read.number(), known.get());
            } else {
                missing.add(read.to((number, plain) -> {
                    keep(key(read.array(), number), plain);
                    read.target().put(number, plain);
                }));
            }
        }
        return missing;
    }

    private static Key key(ArrayEntry array, long number) {
        return new Key(array.path(), number);
    }

    private synchronized Optional<ByteBuffer> find(Key key) {
        return Optional.ofNullable(chunks.get(key))
                .map(plain -> plain.duplicate().order(plain.order()));
    }

    private void keep(Key key, ByteBuffer plain) {
        if (plain.remaining() + OVERHEAD <= size) {
            // a copy of its own: the chunk may be a part of a much larger answer
            byte[] bytes = new byte[plain.remaining()];
            plain.duplicate().get(bytes);
            put(key, ByteBuffer.wrap(bytes).order(plain.order()));
        }
    }

    private synchronized void put(Key key, ByteBuffer plain) {
        ByteBuffer before = chunks.put(key, plain);
        held += plain.remaining() + OVERHEAD - (before == null ? 0 : before.remaining() + OVERHEAD);
        Iterator<ByteBuffer> eldest = chunks.values().iterator();
        while (held > size) {
            held -= eldest.next().remaining() + OVERHEAD;
            eldest.remove();
        }
    }

    @Override
    public synchronized String toString() {
        return chunks.size() + " chunks, " + held + " of " + size + " bytes";
    }
}
