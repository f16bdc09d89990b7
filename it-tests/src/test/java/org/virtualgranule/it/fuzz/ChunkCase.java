package org.virtualgranule.it.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.ChunkTable;
import org.virtualgranule.dmrpp.model.DapType;
import org.virtualgranule.dmrpp.model.Dim;
import org.virtualgranule.dmrpp.model.Encoding;
import org.virtualgranule.dmrpp.model.FixedStrings;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.InlineForm;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.DataLocation;
import org.virtualgranule.zarr.manifest.ManifestBuilder;

/**
 * An array with one chunk, as the fuzzer wants it. Every choice takes a byte from the input's end; what is left are the
 * chunk's bytes. {@link ChunkSeeds} writes inputs in the same order.
 */
final class ChunkCase {
    static final String SOURCE = "chunk.h5.dmrpp";
    static final List<String> FILTERS = List.of("shuffle", "deflate", "fletcher32", "szip");

    /** From this byte on the size follows in two bytes. */
    static final int SIZE_FOLLOWS = 250;

    private static final DataLocation LOCATION =
            new DataLocation(URI.create("mem:/chunk.h5.dmrpp"), URI.create("mem:/chunk.h5"));
    private static final long[] SIZES = {1, 2, 3, 4, 5, 7, 8, 10, 16, 50, 100, 1000, 0, 1 << 20, 1 << 26, Long.MAX_VALUE
    };
    private static final List<String> ORDERS = List.of("LE", "BE", "UNKNOWN");
    private static final List<String> FILLS = List.of("0", "-1", "nan", "1e39", "unsupported-string", "x");
    private static final List<String> PADS = List.of("null_term", "null_pad", "space_pad", "not_set");
    private static final List<Integer> LENGTHS = List.of(1, 2, 3, 4, 16, 17, 1000, Integer.MAX_VALUE);
    private static final int MOST_FILTERS = 8;

    final Way way;
    final Place place;
    final DapType type;
    final boolean versioned;
    final Encoding encoding;

    /** HDF5's filter mask. */
    final int mask;

    /** Which byte of an encoded chunk is changed, or the first that is cut off. */
    final int at;

    /** The chunk, stored or decoded. */
    final byte[] bytes;

    private final FuzzedDataProvider data;
    private final List<Long> shape = new ArrayList<>();
    private final List<Long> chunkShape = new ArrayList<>();

    /** What the bytes are taken for. */
    enum Way {
        /** Stored bytes, mostly damaged. */
        STORED,
        /** Decoded bytes, which come back from what the codecs make of them. */
        ENCODED,
        /** Decoded bytes; what the codecs make of them is cut off. */
        CUT,
        /** Decoded bytes; a byte of what the codecs make of them is changed. */
        DAMAGED
    }

    /** Where the bytes are. */
    enum Place {
        CHUNKED,
        CONTIGUOUS,
        COMPACT,
        MISSING_DATA;

        boolean isInline() {
            return ordinal() >= COMPACT.ordinal();
        }
    }

    ChunkCase(FuzzedDataProvider data) {
        this.data = data;
        way = Way.values()[below(Way.values().length)];
        place = Place.values()[below(Place.values().length)];
        type = DapType.values()[below(DapType.values().length)];
        versioned = below(2) == 1;
        encoding = encoding();
        // HDF5 numbers the filters from bit 0; some writers set all the others
        mask = below(256) | (below(8) == 1 ? 0x7fffff00 : 0);
        int rank = below(4);
        for (int d = 0; d < rank; d++) {
            shape.add(size());
            chunkShape.add(Math.max(size(), 1));
        }
        at = below(256) << 8 | below(256);
        bytes = data.consumeRemainingAsBytes();
    }

    private Encoding encoding() {
        List<String> filters = new ArrayList<>();
        for (int n = below(MOST_FILTERS + 1); n > 0; n--) {
            // three of four choices are known filters, as often as each other
            filters.add(FILTERS.get(Math.min(below(10) / 3, FILTERS.size() - 1)));
        }
        return new Encoding(
                filters,
                List.of(below(10)),
                any(ORDERS),
                any(FILLS),
                List.of(),
                any(LENGTHS).map(length -> new FixedStrings(length, PADS.get(below(PADS.size())))));
    }

    private int below(int end) {
        return data.consumeInt(0, 255) % end;
    }

    /** One of the words, or none. */
    private <T> Optional<T> any(List<T> words) {
        int choice = below(words.size() + 1);
        return choice == 0 ? Optional.empty() : Optional.of(words.get(choice - 1));
    }

    private long size() {
        int choice = data.consumeInt(0, 255);
        return choice < SIZE_FOLLOWS ? SIZES[choice % SIZES.length] : below(256) << 8 | below(256);
    }

    /** The array with nothing stored; empty if it cannot be mapped, whatever its chunks are. */
    Optional<ArrayEntry> withoutChunk() {
        return entry(
                place == Place.CHUNKED
                        ? new Storage.Chunked(encoding, chunkShape, ChunkTable.EMPTY)
                        : new Storage.Contiguous(encoding, ChunkTable.EMPTY));
    }

    /** The array with its first chunk; empty if that is refused. */
    Optional<ArrayEntry> with(byte[] stored) {
        String text = place.isInline() ? Base64.getMimeEncoder().encodeToString(stored) : "";
        return entry(
                switch (place) {
                    case CHUNKED -> new Storage.Chunked(encoding, chunkShape, row(stored.length, shape.size()));
                    case CONTIGUOUS -> new Storage.Contiguous(encoding, row(stored.length, 0));
                    case COMPACT -> new Storage.Inline(encoding, InlineForm.COMPACT, text);
                    case MISSING_DATA -> new Storage.Inline(encoding, InlineForm.MISSING_DATA, text);
                });
    }

    private ChunkTable row(int length, int rank) {
        ChunkTable.Builder table = new ChunkTable.Builder(rank);
        table.add(0, length, new long[rank]);
        table.filterMask(mask);
        return table.build();
    }

    private Optional<ArrayEntry> entry(Storage storage) {
        List<Dim> dims = shape.stream().map(n -> (Dim) new Dim.Anonymous(n)).toList();
        Variable variable = new Variable("v", type, dims, List.<Attribute>of(), storage);
        Group root = new Group("", List.of(), List.of(), List.of(), List.of(variable), List.of());
        Optional<String> version = versioned ? Optional.of("3.21.0-451") : Optional.empty();
        Granule granule = new Granule(SOURCE, Optional.empty(), Optional.empty(), version, root, List.of());
        return ManifestBuilder.build(granule, LOCATION).array("/v");
    }
}
