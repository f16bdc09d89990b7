package org.virtualgranule.zarr.array;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalDouble;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.manifest.ZarrType;

/**
 * The first value of a stored chunk of floating-point numbers. A deflated chunk tells it in its first few hundred bytes,
 * without its checksum; where other filters forbid that, or the value does not come, the chunk is read whole.
 */
public final class ChunkStart implements ChunkTarget {
    /** Enough for the code tables of a dynamic block and a first value: 128 bytes were the most in real granules. */
    private static final int DEFLATED_BYTES = 256;

    private final ArrayEntry array;
    private final long number;
    private final ChunkRef.InFile ref;
    private volatile OptionalDouble value = OptionalDouble.empty();

    /**
     * Prepares the reading.
     *
     * @param array an array of float32 or float64
     * @param number the chunk's number in the array's grid
     * @throws IllegalArgumentException if the numbers are others, or the chunk is not in a file
     */
    public ChunkStart(ArrayEntry array, long number) {
        ZarrType type = array.metadata().element().type();
        if (type != ZarrType.FLOAT32 && type != ZarrType.FLOAT64
                || !(array.chunks().find(number) instanceof ChunkRef.InFile inFile)) {
            throw new IllegalArgumentException(array + " has no floating-point numbers stored as chunk " + number);
        }
        this.array = array;
        this.number = number;
        this.ref = inFile;
    }

    /**
     * Lists what to read first.
     *
     * @return the chunk's first bytes where they may do, or all of it
     */
    public List<ChunkRead> start() {
        if (!(ref instanceof ChunkRef.Stored stored) || !array.form().hasStart(ref.filterMask())) {
            return whole();
        }
        boolean plain = array.form().codecs().codecs().isEmpty();
        long bytes = plain ? array.metadata().element().size() : DEFLATED_BYTES;
        ByteRange range = stored.range();
        ByteRange first = new ByteRange(range.offset(), Math.min(range.length(), bytes));
        return List.of(
                ChunkRead.start(array, number, new ChunkRef.Stored(stored.location(), first, ref.filterMask()), this));
    }

    /**
     * Lists what to read when the first bytes did not give the value.
     *
     * @return all of the chunk; it gives the value, or fails to decode
     */
    public List<ChunkRead> whole() {
        return List.of(new ChunkRead(array, number, ref, this));
    }

    /**
     * Gives the value out.
     *
     * @return the chunk's first value, exact for float32 as for float64; empty as long as nothing gave it
     */
    public OptionalDouble value() {
        return value;
    }

    @Override
    public void put(long chunk, ByteBuffer plain) {
        ByteBuffer bytes = plain.slice().order(array.metadata().element().order());
        boolean isSingle = array.metadata().element().type() == ZarrType.FLOAT32;
        if (bytes.remaining() >= array.metadata().element().size()) {
            value = OptionalDouble.of(isSingle ? bytes.getFloat() : bytes.getDouble());
        }
    }
}
