package org.virtualgranule.zarr.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.zarr.codec.CodecChain;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkGrid;
import org.virtualgranule.zarr.manifest.GroupEntry;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.store.VirtualStore;

/**
 * A granule as a Zarr v2 hierarchy of references. All that has to be read of the granule's data is read when it is made:
 * texts, and chunks that Zarr v2 cannot express as they are stored.
 */
public final class ReferenceGranule {
    private final Map<String, ObjectNode> groups = new LinkedHashMap<>();
    private final List<ReferenceArray> arrays = new ArrayList<>();
    private final List<Diagnostic> leftOut = new ArrayList<>();
    private final VirtualStore store;
    private final FileAddresses addresses;
    private final Predicate<String> canHold;
    private final EmbeddedBytes budget = new EmbeddedBytes();

    private ReferenceGranule(VirtualStore store, UnaryOperator<String> moved, Predicate<String> canHold) {
        this.store = store;
        this.canHold = canHold;
        addresses = new FileAddresses(moved);
        Manifest manifest = store.manifest();
        manifest.groups().values().forEach(this::group);
        manifest.arrays().values().forEach(this::array);
        leftOut.addAll(manifest.skipped());
    }

    /**
     * Makes the references.
     *
     * @param store the granule
     * @param moved gives the addresses of files that references shall lead to; mostly the same ones
     * @return its groups and arrays
     * @throws IllegalArgumentException if the address of a file has a query, which may be a secret
     * @throws org.virtualgranule.dmrpp.model.GranuleException if what has to be read cannot be
     */
    public static ReferenceGranule of(VirtualStore store, UnaryOperator<String> moved) {
        return of(store, moved, path -> true);
    }

    /**
     * Makes the references that a format can hold.
     *
     * @param store the granule
     * @param moved gives the addresses of files that references shall lead to; mostly the same ones
     * @param canHold says of an array's path in the granule whether the format, which names files after it, can do so
     * @return its groups and arrays; of what cannot be held nothing is read
     * @throws IllegalArgumentException if the address of a file has a query, which may be a secret
     * @throws org.virtualgranule.dmrpp.model.GranuleException if what has to be read cannot be
     */
    public static ReferenceGranule of(VirtualStore store, UnaryOperator<String> moved, Predicate<String> canHold) {
        return new ReferenceGranule(store, moved, canHold);
    }

    private void group(GroupEntry group) {
        Optional<String> reason = badName(group.path());
        if (reason.isPresent()) {
            leftOut.add(new Diagnostic(group.path(), Topic.SKIPPED, reason.get()));
        } else {
            groups.put(group.path(), ZarrV2.attributes(group));
        }
    }

    /** An array that is left out, for whatever reason, costs no more than itself: those that follow have the room it took. */
    private void array(ArrayEntry declared) {
        long taken = budget.taken();
        try {
            badName(declared.path()).ifPresent(reason -> {
                throw new NotReferable(reason);
            });
            if (!canHold.test(declared.path())) {
                throw new NotReferable(
                        "its path is too long for a file, or has letters that no file name here can have");
            }
            arrays.add(references(store.settled(declared).passedOn()));
        } catch (NotReferable e) {
            leftOut.add(new Diagnostic(declared.path(), Topic.SKIPPED, e.getMessage()));
            budget.backTo(taken);
        } catch (UnsupportedFeatureException e) {
            leftOut.add(new Diagnostic(declared.path(), Topic.SKIPPED, e.detail()));
            budget.backTo(taken);
        }
    }

    private ReferenceArray references(ArrayEntry array) {
        array.chunks().locations().forEach(addresses::of); // what may not be written fails here
        Optional<StoredCuts> cuts = StoredCuts.of(array);
        if (cuts.isPresent()) {
            String url = addresses.of(cuts.get().first().location());
            int size = array.metadata().element().size();
            return array(array, cuts.get().grid(), CodecChain.NONE, cuts.get().in(url, size));
        }
        ArrayReferences chunks = new ArrayReferences(store, array, addresses, budget);
        return array(array, array.grid(), chunks.codecs(), chunks);
    }

    private ReferenceArray array(ArrayEntry array, ChunkGrid grid, CodecChain codecs, ReferenceArray.Chunks chunks) {
        return new ReferenceArray(
                array.path(), ZarrV2.array(array, grid, codecs), ZarrV2.attributes(array), grid, chunks);
    }

    /** What fsspec would take for a document, and zarr-python for another path. */
    private static Optional<String> badName(String path) {
        return path.contains("/.z") || path.contains("\\")
                ? Optional.of("a name that begins with .z or has a backslash cannot be one of Zarr v2")
                : Optional.empty();
    }

    /**
     * The groups.
     *
     * @return {@code .zattrs} by absolute path, parents before children; "/" is always there
     */
    public Map<String, ObjectNode> groups() {
        return Collections.unmodifiableMap(groups);
    }

    /**
     * The arrays.
     *
     * @return in document order
     */
    public List<ReferenceArray> arrays() {
        return Collections.unmodifiableList(arrays);
    }

    /**
     * What the granule has and the references have not.
     *
     * @return variables and groups, each with the reason
     */
    public List<Diagnostic> leftOut() {
        return Collections.unmodifiableList(leftOut);
    }
}
