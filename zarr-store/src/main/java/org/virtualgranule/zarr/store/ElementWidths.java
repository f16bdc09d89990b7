package org.virtualgranule.zarr.store;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualgranule.dmrpp.model.ChunkDecodeException;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;

/**
 * Settles what the sidecar leaves open: whether an array that is declared int16 has elements of one byte. The smallest
 * chunk is decoded both ways, and only one of them gives a full chunk. Thread-safe.
 */
final class ElementWidths {
    private final ByteSource source;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    ElementWidths(ByteSource source) {
        this.source = source;
    }

    /** The array as it is. Reads a chunk the first time, and only of an array that is open. */
    ArrayEntry settled(ArrayEntry array) {
        return array.narrow().isEmpty()
                ? array
                : open.computeIfAbsent(array.path(), path -> new Open(array)).settled();
    }

    /** An array that may be of either width: who asks for it waits for its chunk, and nobody else does. */
    private final class Open {
        private final ArrayEntry array;
        private Optional<ArrayEntry> settled = Optional.empty();

        Open(ArrayEntry array) {
            this.array = array;
        }

        synchronized ArrayEntry settled() {
            if (settled.isEmpty()) {
                settled = Optional.of(StoredBytes.intact(source, () -> tried(array)));
            }
            return settled.get();
        }
    }

    private ArrayEntry tried(ArrayEntry array) {
        long number = array.chunks().smallest().orElseThrow();
        ChunkRef.InFile ref = (ChunkRef.InFile) array.chunks().find(number);
        ByteBuffer stored = StoredBytes.chunk(source, array, number, ref);
        ArrayEntry wide = array.asDeclared();
        try {
            ChunkDecoder.decode(wide, number, stored.duplicate(), ref.filterMask());
            return wide;
        } catch (ChunkDecodeException e) {
            return narrow(array.narrow().orElseThrow(), number, stored, e);
        }
    }

    private static ArrayEntry narrow(ArrayEntry narrow, long number, ByteBuffer stored, ChunkDecodeException wide) {
        ChunkRef.InFile ref = (ChunkRef.InFile) narrow.chunks().find(number);
        try {
            ChunkDecoder.decode(narrow, number, stored, ref.filterMask());
            return narrow;
        } catch (ChunkDecodeException e) {
            throw wide; // neither: the chunk is damaged
        }
    }
}
