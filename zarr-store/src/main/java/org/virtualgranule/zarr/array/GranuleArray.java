package org.virtualgranule.zarr.array;

import java.util.List;
import java.util.Optional;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ArrayMetadata;
import org.virtualgranule.zarr.manifest.ZarrType;
import ucar.ma2.Array;
import ucar.ma2.DataType;

/** An array of the granule that can be read, whole or in slices. Thread-safe. */
public class GranuleArray {
    private final ArrayEntry entry;
    private final ChunkReader reader;
    private final Optional<ChunkCache> cache;

    /**
     * Makes an array whose chunks are fetched anew for each read.
     *
     * @param entry what the manifest says of it, after {@link org.virtualgranule.zarr.store.VirtualStore#settled}: taken as
     *     declared, an array of int8 behind Int16 cannot be decoded
     * @param reader fetches and decodes its chunks
     */
    public GranuleArray(ArrayEntry entry, ChunkReader reader) {
        this(entry, reader, Optional.empty());
    }

    /**
     * Makes an array.
     *
     * @param entry as above
     * @param reader fetches and decodes its chunks
     * @param cache keeps decoded chunks of this granule, and of no other; empty to keep none
     */
    public GranuleArray(ArrayEntry entry, ChunkReader reader, Optional<ChunkCache> cache) {
        this.entry = entry;
        this.reader = reader;
        this.cache = cache;
    }

    /**
     * The type of the values that are read.
     *
     * @param type a type of Zarr's
     * @return the same as netcdf-java's
     */
    public static DataType dataType(ZarrType type) {
        return switch (type) {
            case INT8 -> DataType.BYTE;
            case UINT8 -> DataType.UBYTE;
            case INT16 -> DataType.SHORT;
            case UINT16 -> DataType.USHORT;
            case INT32 -> DataType.INT;
            case UINT32 -> DataType.UINT;
            case INT64 -> DataType.LONG;
            case UINT64 -> DataType.ULONG;
            case FLOAT32 -> DataType.FLOAT;
            case FLOAT64 -> DataType.DOUBLE;
            case STRING -> DataType.STRING;
        };
    }

    /**
     * Where the array is in the HDF5 file.
     *
     * @return its absolute path
     */
    public String path() {
        return entry.path();
    }

    /**
     * Its size.
     *
     * @return elements along each dimension, slowest first; empty for a scalar
     */
    public List<Long> shape() {
        return entry.grid().shape();
    }

    /**
     * Type, chunks, codecs, fill value, names and attributes.
     *
     * @return what {@code zarr.json} is made of
     */
    public ArrayMetadata metadata() {
        return entry.metadata();
    }

    /**
     * What the manifest says.
     *
     * @return the entry, with the places of the chunks
     */
    public ArrayEntry entry() {
        return entry;
    }

    /**
     * Reads the whole array.
     *
     * @return its values, see {@link #read(long[], int[])}
     * @throws ArithmeticException if it has more elements, or a longer dimension, than a Java array can have
     */
    public Array read() {
        int[] all = shape().stream().mapToInt(Math::toIntExact).toArray();
        return read(new long[all.length], all);
    }

    /**
     * Reads a box of the array: the chunks that it touches, each once.
     *
     * @param origin index of the first element along each dimension, slowest first
     * @param shape number of elements along each dimension; zeros are allowed
     * @return the values in row-major order, in an array of exactly that shape; unsigned types keep their bits, text is
     *     {@code String} without padding, elements that were never written have HDF5's fill value
     * @throws IllegalArgumentException if the box does not lie within the array
     * @throws org.virtualgranule.dmrpp.model.GranuleException if a chunk cannot be read or decoded
     */
    public Array read(long[] origin, int[] shape) {
        return read(new Slice(entry, origin, shape)).values();
    }

    /**
     * Reads every so many elements of a box: the chunks that have one of them, each once.
     *
     * @param origin index of the first element along each dimension, slowest first
     * @param shape number of elements to read along each dimension; zeros are allowed
     * @param stride from one of them to the next along each dimension, at least 1
     * @return as {@link #read(long[], int[])}
     * @throws IllegalArgumentException if one of the elements does not lie within the array
     * @throws org.virtualgranule.dmrpp.model.GranuleException if a chunk cannot be read or decoded
     */
    public Array read(long[] origin, int[] shape, long[] stride) {
        return read(new Slice(entry, origin, shape, stride)).values();
    }

    /** The same values in a plain Java array of the element's type. */
    Object readStorage(long[] origin, int[] shape) {
        return read(new Slice(entry, origin, shape)).storage();
    }

    private Slice read(Slice slice) {
        List<ChunkRead> reads = slice.start();
        reader.read(reader.plan(cache.isPresent() ? cache.get().missing(reads) : reads));
        return slice;
    }

    @Override
    public String toString() {
        return path() + " " + metadata().element().type().zarrName() + shape();
    }
}
