package org.virtualgranule.it.fuzz;

import static org.virtualgranule.it.fuzz.ManifestCheck.check;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.Version;
import org.virtualgranule.zarr.codec.CodecException;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.ZarrType;
import org.virtualgranule.zarr.store.ChunkDecoder;
import org.virtualgranule.zarr.store.Texts;
import org.virtualgranule.zarr.store.VirtualStore;

/** The first chunk of an array, read through every door. */
final class StoredChunk implements ByteSource {
    /** What texts of unstated length may take. */
    private static final int LARGEST_TEXTS = 1 << 26;

    private static final int TEXTS = 100;

    private final ArrayEntry array;
    private final byte[] stored;

    StoredChunk(ArrayEntry array, byte[] stored) {
        this.array = array;
        this.stored = stored;
    }

    /** Reads the chunk; it has the right size, and the store gives the same values, or there is a documented error. */
    void read() {
        ChunkRef ref = array.chunks().find(0);
        if (ref instanceof ChunkRef.Missing || array.grid().chunkCount() == 0) {
            return;
        }
        try {
            ByteBuffer plain = ref instanceof ChunkRef.Stored where ? decoded(where) : inline();
            texts(plain);
            answer(plain);
        } catch (GranuleException e) {
            ManifestCheck.isDocumented(e, ChunkCase.SOURCE);
        }
    }

    ByteBuffer inline() {
        ByteBuffer values = ((ChunkRef.Inline) array.chunks().find(0)).bytes();
        long size = array.grid().elements() * array.metadata().element().size();
        check(values.remaining() == size, values.remaining() + " bytes are inline, not " + size);
        return values;
    }

    private ByteBuffer decoded(ChunkRef.Stored where) {
        ByteBuffer plain = ChunkDecoder.decode(array, 0, read(where.location(), where.range()), where.filterMask());
        if (array.metadata().element().isSizeKnown()) {
            check(plain.remaining() == array.chunkBytes(), plain.remaining() + " bytes, not " + array.chunkBytes());
        } else {
            check(plain.remaining() <= LARGEST_TEXTS, plain.remaining() + " bytes are more than texts may have");
        }
        return plain;
    }

    private void texts(ByteBuffer plain) {
        if (array.metadata().element().type() != ZarrType.STRING) {
            return;
        }
        for (int i = 0; i < Math.min(TEXTS, array.grid().chunkElements()); i++) {
            check(Texts.read(array, plain, i).length() <= plain.remaining(), "a text is longer than its chunk");
        }
    }

    /** What the store gives out decodes to the same with the codecs of {@code zarr.json}. */
    private void answer(ByteBuffer plain) {
        Manifest manifest = Manifest.of(array.source(), Map.of(), List.of(array), List.of(), List.of());
        String key = "v/c" + "/0".repeat(array.grid().rank());
        Optional<ByteBuffer> answer = new VirtualStore(manifest, this).get(key);
        check(answer.isPresent(), "the store does not have the chunk");
        ByteBuffer encoded = answer.orElseThrow();
        if (array.metadata().element().type() == ZarrType.STRING) {
            int count = encoded.slice().order(ByteOrder.LITTLE_ENDIAN).getInt();
            check(count == array.grid().chunkElements(), count + " texts are given out");
            return;
        }
        try {
            check(
                    array.passedOn()
                            .metadata()
                            .codecs()
                            .decode(encoded, 0, plain.remaining())
                            .equals(plain),
                    "the store gives out other values");
        } catch (CodecException e) {
            throw new AssertionError("what the store gives out cannot be decoded", e);
        }
    }

    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        check(range.offset() == 0 && range.length() <= stored.length, "bytes are read that are not the chunk's");
        return ByteBuffer.wrap(Arrays.copyOf(stored, range.size()));
    }

    @Override
    public Document open(URI location, Optional<Version> known) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        // nothing to give back
    }
}
