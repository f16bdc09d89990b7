package org.virtualgranule.it.fuzz;

import static org.virtualgranule.it.fuzz.ManifestCheck.check;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.DapType;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.it.fuzz.ChunkCase.Place;
import org.virtualgranule.it.fuzz.ChunkCase.Way;
import org.virtualgranule.zarr.codec.ChunkCodec;
import org.virtualgranule.zarr.codec.CodecChain;
import org.virtualgranule.zarr.codec.Fletcher32;
import org.virtualgranule.zarr.codec.Shuffle;
import org.virtualgranule.zarr.codec.Zlib;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.store.ChunkDecoder;

/** What is promised of the chunk of a {@link ChunkCase}. */
final class ChunkCheck {
    /** Chunks that are encoded here are small, so that the fuzzer is fast. */
    private static final int LARGEST = 1 << 17;

    private final ChunkCase chunk;

    ChunkCheck(ChunkCase chunk) {
        this.chunk = chunk;
    }

    void run() {
        Optional<ArrayEntry> bare = chunk.withoutChunk();
        bare.ifPresent(this::order);
        Optional<byte[]> plain = bare.filter(array -> chunk.way != Way.STORED).flatMap(this::plain);
        if (plain.isEmpty()) {
            chunk.with(chunk.bytes).ifPresent(array -> stored(array, chunk.bytes));
        } else {
            CodecChain applied = applied(bare.orElseThrow());
            byte[] stored = encoded(bare.orElseThrow(), applied, plain.get());
            Optional<ArrayEntry> array = chunk.with(stored);
            check(array.isPresent(), "a chunk as its codecs make it is refused");
            encoded(array.orElseThrow(), applied, stored, plain.get());
        }
    }

    /** Only documents with a version tell the order. */
    private void order(ArrayEntry array) {
        List<String> words = chunk.versioned
                ? chunk.encoding.filters()
                : chunk.encoding.filters().stream()
                        .sorted(Comparator.comparing(ChunkCase.FILTERS::indexOf))
                        .toList();
        List<String> codecs = array.metadata().codecs().codecs().stream()
                .map(codec -> codec instanceof Zlib ? "deflate" : codec instanceof Shuffle ? "shuffle" : "fletcher32")
                .toList();
        check(codecs.equals(words), codecs + " are not " + words);
    }

    /** Full chunks only, of a size that is known or may be any; an empty array has no chunk that could be decoded. */
    private Optional<byte[]> plain(ArrayEntry array) {
        if (array.grid().chunkCount() == 0) {
            return Optional.empty();
        }
        boolean stated =
                chunk.type != DapType.STRING || chunk.encoding.fixedStrings().isPresent();
        long elements =
                chunk.place.isInline() ? array.grid().elements() : array.grid().chunkElements();
        long most = LARGEST / Math.max(array.metadata().element().size(), 1);
        if (!stated && chunk.place != Place.CHUNKED || elements > most) {
            return Optional.empty();
        }
        int size = array.metadata().element().isSizeKnown()
                ? array.metadata().element().size()
                : chunk.bytes.length / (int) elements + 1;
        return Optional.of(Arrays.copyOf(chunk.bytes, Math.toIntExact(elements * size)));
    }

    private CodecChain applied(ArrayEntry array) {
        List<ChunkCodec> applied = new ArrayList<>();
        List<ChunkCodec> all = array.metadata().codecs().codecs();
        for (int i = 0; i < all.size(); i++) {
            if ((chunk.mask & 1 << i) == 0) {
                applied.add(all.get(i));
            }
        }
        return new CodecChain(applied);
    }

    private byte[] encoded(ArrayEntry array, CodecChain applied, byte[] plain) {
        if (chunk.place == Place.MISSING_DATA && array.grid().elements() != 1) {
            return bytes(new Zlib(6).encode(ByteBuffer.wrap(plain)));
        }
        return chunk.place.isInline() ? plain : bytes(applied.encode(ByteBuffer.wrap(plain)));
    }

    /** Bytes from anywhere. */
    private void stored(ArrayEntry array, byte[] stored) {
        new StoredChunk(array, stored).read();
    }

    private void encoded(ArrayEntry array, CodecChain applied, byte[] stored, byte[] plain) {
        if (chunk.place.isInline()) {
            ByteBuffer inline = new StoredChunk(array, stored).inline();
            check(inline.equals(ByteBuffer.wrap(plain)), "inline values do not come back");
        } else if (chunk.way == Way.ENCODED) {
            // a mask of filters in no certain order tells nothing: such chunks are refused
            boolean masked = chunk.mask != 0 && array.form().chains().size() > 1;
            Optional<ByteBuffer> expected = masked ? Optional.empty() : Optional.of(ByteBuffer.wrap(plain));
            check(decoded(array, stored).equals(expected), "a chunk does not come back");
        } else if (chunk.way == Way.CUT) {
            cut(array, applied, Arrays.copyOf(stored, chunk.at % stored.length));
        } else {
            damaged(array, applied, stored.clone(), plain);
        }
        stored(array, stored);
    }

    /** Without a checksum at the end only the size tells; texts of unstated length have none. */
    private void cut(ArrayEntry array, CodecChain applied, byte[] stored) {
        if (array.metadata().element().isSizeKnown() || last(applied) instanceof Zlib) {
            check(
                    decoded(array, stored).isEmpty(),
                    "a chunk that is cut off to " + stored.length + " bytes is decoded: " + array.form());
        } else {
            decoded(array, stored);
        }
    }

    /** Both checksums find every changed byte; some bits of a deflate stream have no meaning. */
    private void damaged(ArrayEntry array, CodecChain applied, byte[] stored, byte[] plain) {
        stored[chunk.at % stored.length] ^= (byte) (chunk.at >> 8 | 1);
        Optional<ByteBuffer> decoded = decoded(array, stored);
        if (last(applied) instanceof Zlib || last(applied) instanceof Fletcher32) {
            check(decoded.isEmpty() || decoded.get().equals(ByteBuffer.wrap(plain)), "damage is not noticed");
        }
    }

    private static Object last(CodecChain chain) {
        return chain.codecs().isEmpty()
                ? "nothing"
                : chain.codecs().get(chain.codecs().size() - 1);
    }

    /** Empty if the bytes are refused. */
    private Optional<ByteBuffer> decoded(ArrayEntry array, byte[] stored) {
        try {
            return Optional.of(ChunkDecoder.decode(array, 0, ByteBuffer.wrap(stored), chunk.mask));
        } catch (GranuleException e) {
            ManifestCheck.isDocumented(e, ChunkCase.SOURCE);
            return Optional.empty();
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
