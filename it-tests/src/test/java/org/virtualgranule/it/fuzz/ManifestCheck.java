package org.virtualgranule.it.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.dmrpp.model.OneLine;
import org.virtualgranule.reader.view.ArrayView;
import org.virtualgranule.reader.view.Statistics;
import org.virtualgranule.reader.view.Tree;
import org.virtualgranule.zarr.array.ChunkReader;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.ZarrType;
import org.virtualgranule.zarr.store.VirtualStore;

/** Touches whatever a manifest leads to, as long as it is cheap. */
final class ManifestCheck {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every answer of a group looks at all paths, so that all groups together would take the square of their number. */
    private static final int GROUPS = 20;

    private static final int CHUNKS = 3;
    private static final int SMALL = 1 << 16;

    private final Manifest manifest;
    private final VirtualStore store;
    private final ChunkReader reader;

    ManifestCheck(Manifest manifest) {
        this.manifest = manifest;
        AnyBytes bytes = new AnyBytes();
        store = new VirtualStore(manifest, bytes);
        reader = new ChunkReader(bytes, new SameThread());
    }

    void run() {
        check(!manifest.toString().isEmpty(), "a manifest prints nothing");
        manifest.skipped().forEach(ManifestCheck::isReason);
        manifest.diagnostics().forEach(ManifestCheck::isReason);
        manifest.groups().keySet().stream().limit(GROUPS).forEach(store::children);
        manifest.groups().keySet().forEach(this::metadata);
        manifest.arrays().values().forEach(this::array);
        Tree tree = new Tree(manifest, "/");
        fits(tree.toString());
        check(tree.lines().size() >= manifest.arrays().size(), "the tree lacks arrays");
    }

    /** What is printed of anything fits a terminal, whatever names are in the document. */
    private static void fits(String text) {
        check(text.lines().count() <= 24, "more than a terminal has lines: " + text);
        check(text.lines().allMatch(line -> line.length() <= 88), "a line is longer than a terminal's: " + text);
        check(text.lines().allMatch(line -> line.equals(OneLine.of(line))), "a terminal would act on: " + text);
    }

    /** No chunk is in a local file. */
    static void isWeb(Manifest manifest) {
        for (ArrayEntry array : manifest.arrays().values()) {
            for (long number = 0; number < Math.min(CHUNKS, array.grid().chunkCount()); number++) {
                if (array.chunks().find(number) instanceof ChunkRef.InFile stored) {
                    stored.pieces().forEach(piece -> isWeb(piece.location()));
                }
            }
        }
    }

    static void isWeb(URI location) {
        check(location.getScheme().matches("(?i)https?"), "a remote sidecar leads to " + location);
    }

    /** One line that begins with the source. */
    static void isDocumented(GranuleException e, String source) {
        check(e.getMessage().startsWith("[" + source + "] "), "an error does not name the source: " + e.getMessage());
        check(e.getMessage().lines().count() == 1, "an error has more than one line: " + e.getMessage());
    }

    private static void isReason(Diagnostic diagnostic) {
        check(!diagnostic.message().isBlank() && !diagnostic.toString().isEmpty(), "a diagnostic says nothing");
    }

    private void metadata(String path) {
        String prefix = path.equals("/") ? "" : path.substring(1) + "/";
        Optional<ByteBuffer> json = store.get(prefix + "zarr.json");
        check(json.isPresent() && store.exists(prefix + "zarr.json"), path + " has no zarr.json");
        try {
            String text = StandardCharsets.UTF_8.decode(json.orElseThrow()).toString();
            check(JSON.readTree(text).get("zarr_format").asInt() == 3, path + " is not Zarr v3");
        } catch (JsonProcessingException e) {
            throw new AssertionError(path + ": its zarr.json is none", e);
        }
    }

    private void array(ArrayEntry array) {
        String parent = array.path().substring(0, array.path().lastIndexOf('/'));
        check(manifest.groups().containsKey(parent.isEmpty() ? "/" : parent), array + " is in no group");
        check(!manifest.groups().containsKey(array.path()), array + " is also a group");
        check(!array.toString().isEmpty() && !array.metadata().toString().isEmpty(), "an array prints nothing");
        check(array.chunks().storedBytes() >= 0, array + ": its stored bytes cannot be counted");
        array.missingValue();
        metadata(array.path());
        boolean known = array.metadata().element().isSizeKnown();
        if (array.grid().chunkElements() <= SMALL && (!known || array.chunkBytes() <= SMALL)) {
            chunks(array);
            values(array);
        }
    }

    /** The first chunks and the last. */
    private void chunks(ArrayEntry array) {
        long count = array.grid().chunkCount();
        for (long i = 0; i < Math.min(CHUNKS, count); i++) {
            long number = i == CHUNKS - 1 ? count - 1 : i;
            String key = array.path().substring(1) + "/c"
                    + Arrays.stream(array.grid().index(number))
                            .mapToObj(n -> "/" + n)
                            .collect(Collectors.joining());
            try {
                check(store.get(key).isPresent() == store.exists(key), key + ": a chunk is there and is not");
            } catch (GranuleException e) {
                isDocumented(e, manifest.source());
                check(store.exists(key), key + ": a chunk that is not there fails");
            }
        }
    }

    private void values(ArrayEntry array) {
        boolean longer = array.grid().shape().stream().anyMatch(n -> n > Integer.MAX_VALUE); // an empty array may be
        if (array.grid().chunkCount() > SMALL || array.grid().elements() > SMALL || longer) {
            return;
        }
        try {
            ArrayView view = new ArrayView(store.settled(array), reader, Optional.empty());
            fits(view.toString());
            long size = view.read().getSize();
            check(size == array.grid().elements(), array + ": " + size + " values were read");
            fits(view.head(2).toString());
            if (array.metadata().element().type() != ZarrType.STRING) {
                Statistics stats = view.stats();
                check(stats.count() + stats.missing() == size, array + ": not all of " + size + " in " + stats);
                fits(stats.toString());
                fits(view.plot().toString());
            }
        } catch (GranuleException e) {
            isDocumented(e, manifest.source());
        }
    }

    static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
