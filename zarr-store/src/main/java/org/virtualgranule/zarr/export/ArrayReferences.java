package org.virtualgranule.zarr.export;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.virtualgranule.zarr.codec.CodecChain;
import org.virtualgranule.zarr.codec.Zlib;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.manifest.FillValue;
import org.virtualgranule.zarr.manifest.ZarrType;
import org.virtualgranule.zarr.store.VirtualStore;

/**
 * What the chunks of an array are made of: a byte range where the file has the chunk as one list of codecs makes it, the
 * bytes themselves where it does not.
 */
final class ArrayReferences implements ReferenceArray.Chunks {
    /** Chunks of fewer bytes hardly get smaller. */
    private static final long WORTH_PACKING = 512;

    private final ArrayEntry array;
    private final FileAddresses addresses;
    private final CodecChain codecs;

    /** Whether chunks are packed here, which the store gives plain. */
    private final boolean packs;

    private final Map<Long, ByteBuffer> embedded = new HashMap<>();

    /** The chunk that stands for all that were never written, if {@code fill_value} cannot. */
    private Optional<ByteBuffer> unwritten = Optional.empty();

    /**
     * Finds out what the chunks are made of. Reads those that have to be embedded.
     *
     * @param array as clients get it, see {@link ArrayEntry#passedOn}
     * @throws NotReferable if that would be too much
     */
    ArrayReferences(VirtualStore store, ArrayEntry array, FileAddresses addresses, EmbeddedBytes budget) {
        this.array = array;
        this.addresses = addresses;
        long[] others = written().filter(number -> !isReferable(number)).toArray();
        // texts are written anew, whatever filters the file's went through
        CodecChain usual = isText() ? CodecChain.NONE : array.metadata().codecs();
        packs = others.length == written().count()
                && usual.codecs().isEmpty()
                && (isText() || array.chunkBytes() > WORTH_PACKING);
        codecs = packs ? new CodecChain(List.of(new Zlib(6))) : usual;
        long missing = array.grid().chunkCount() - written().count();
        if (missing > 0 && !isFillTheMissingValue()) {
            unwritten = Optional.of(unwritten());
        }
        // so many that they cannot be counted are too many anyway
        long chunks = Math.min(missing, EmbeddedBytes.MOST + 1);
        long repeated = chunks * unwritten.map(ByteBuffer::remaining).orElse(0);
        budget.take(repeated + LongStream.of(others).map(this::size).sum());
        for (long number : others) {
            embedded.put(number, packed(store.chunk(array, number).orElseThrow().read()));
        }
    }

    private ByteBuffer unwritten() {
        long size = isText() ? 0 : array.chunkBytes();
        if (size > EmbeddedBytes.MOST) {
            throw new NotReferable("one of its chunks was never written, and has " + size + " bytes");
        }
        return packed(VirtualStore.unwritten(array));
    }

    /**
     * xarray takes {@code fill_value} for CF's {@code _FillValue}, so that is what it is, and it can be HDF5's fill value
     * only where the two are the same.
     */
    private boolean isFillTheMissingValue() {
        FillValue fill = array.metadata().fill();
        return array.missingValue().filter(fill::equals).isPresent() && !isOddNan(fill);
    }

    /** Says whether a NaN is another one than "NaN" stands for. */
    private boolean isOddNan(FillValue fill) {
        ZarrType type = array.metadata().element().type();
        if (type.isInteger() || !Double.isNaN(fill.asDouble(type))) {
            return false;
        }
        long usual = type == ZarrType.FLOAT32 ? Float.floatToIntBits(Float.NaN) : Double.doubleToLongBits(Double.NaN);
        return fill.bits() != usual;
    }

    private boolean isText() {
        return array.metadata().element().isText();
    }

    /** Chunks that the manifest has something for. */
    private LongStream written() {
        return array.chunks().isInline()
                ? LongStream.range(0, array.grid().chunkCount())
                : array.chunks().numbers();
    }

    /** Says whether the chunk is one byte range as it is. */
    private boolean isReferable(long number) {
        return array.chunks().find(number) instanceof ChunkRef.Stored && VirtualStore.passesOn(array, number);
    }

    /** The most bytes that a chunk can have once it is encoded. */
    private long size(long number) {
        if (array.chunks().find(number) instanceof ChunkRef.Texts texts) {
            return texts.runs().runs().stream()
                    .mapToLong(run -> run.count() * (4L + run.text().getBytes(StandardCharsets.UTF_8).length))
                    .sum();
        }
        return array.metadata().element().isSizeKnown()
                ? array.chunkBytes()
                : ((ChunkRef.InFile) array.chunks().find(number)).length();
    }

    private ByteBuffer packed(ByteBuffer chunk) {
        return packs ? codecs.encode(chunk) : chunk;
    }

    /** How the chunks are encoded, apart from texts being texts. */
    CodecChain codecs() {
        return codecs;
    }

    @Override
    public LongStream numbers() {
        return unwritten.isPresent() ? LongStream.range(0, array.grid().chunkCount()) : written();
    }

    @Override
    public Reference find(long number) {
        ByteBuffer value = embedded.get(number);
        if (value != null) {
            return new Reference.Value(value);
        }
        if (array.chunks().find(number) instanceof ChunkRef.Stored stored) {
            return new Reference.Range(
                    addresses.of(stored.location()),
                    stored.range().offset(),
                    stored.range().length());
        }
        return new Reference.Value(unwritten.orElseThrow());
    }
}
