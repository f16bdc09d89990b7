package org.virtualgranule.reader.trajectory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.reader.product.NearNames;
import org.virtualgranule.reader.product.Product;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.store.VirtualStore;

/**
 * The variables that a subset takes, found in every track: those that the caller names, or the product's. A variable
 * that no track has is an error if the caller named it; what a track lacks is absent in its rows, with a diagnostic.
 */
final class ColumnChoice {
    /** Columns that every output has; asking for them changes nothing. */
    private static final Set<String> ALWAYS =
            Set.of("geometry", "bbox", Batch.LATITUDE, Batch.LONGITUDE, "time", "track_id", "rgt", "cycle", "granule");

    /** Columns that an error lists: those that may be meant, and others. */
    private static final int NEAR = 3;

    private static final int FEW = 8;

    private final VirtualStore store;
    private final Manifest manifest;
    private final Product product;
    private final Consumer<Diagnostic> diagnostics;
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, ArrayEntry> entries = new HashMap<>();

    private ColumnChoice(VirtualStore store, Product product, Consumer<Diagnostic> diagnostics) {
        this.store = store;
        manifest = store.manifest();
        this.product = product;
        this.diagnostics = diagnostics;
    }

    static ColumnChoice of(
            VirtualStore store,
            Product product,
            List<Track> tracks,
            Optional<List<String>> named,
            Consumer<Diagnostic> diagnostics) {
        ColumnChoice choice = new ColumnChoice(store, product, diagnostics);
        if (named.isPresent()) {
            check(choice.manifest, product, tracks, named.get());
            named.get().stream().distinct().forEach(path -> choice.add(path, tracks, Optional.empty()));
        } else {
            product.columns().forEach(c -> choice.add(c.path(), tracks, Optional.of(type(c.type()))));
        }
        return choice;
    }

    /** Looks for the variables that a caller names. Throws IllegalArgumentException if one is in no track. */
    static void check(Manifest manifest, Product product, List<Track> tracks, List<String> named) {
        for (String path : named) {
            boolean found = ALWAYS.contains(path)
                    || tracks.stream()
                            .map(track -> product.path(track.name(), path))
                            .anyMatch(full -> manifest.array(full).isPresent()
                                    || manifest.whySkipped(full).isPresent());
            if (!found) {
                String group = product.path(tracks.get(0).name(), "");
                List<String> there = available(manifest, product, tracks);
                List<String> near = NearNames.of(path, there);
                throw new IllegalArgumentException("no column \"" + path + "\" in " + manifest.source() + "; "
                        + (near.isEmpty() ? "there are " : "did you mean " + NearNames.few(near, NEAR) + "? There are ")
                        + NearNames.few(there, FEW) + " in " + group.substring(0, group.length() - 1)
                        + (tracks.size() > 1 ? " or other tracks" : ""));
            }
        }
    }

    /** Name and type of each column, in the order asked for. */
    List<Field> fields() {
        return fields;
    }

    /** The variable behind a field in a track; empty if the track does not have it. */
    Optional<ArrayEntry> entry(Track track, Field field) {
        return Optional.ofNullable(entries.get(product.path(track.name(), field.name())));
    }

    /** The variables of a track that are read besides its coordinates: its time, and those behind the fields. */
    List<ArrayEntry> wanted(Track track) {
        List<ArrayEntry> wanted = new ArrayList<>();
        track.time().ifPresent(wanted::add);
        fields.forEach(field -> entry(track, field).ifPresent(wanted::add));
        return wanted;
    }

    private void add(String path, List<Track> tracks, Optional<ColumnType> defaultType) {
        if (ALWAYS.contains(path)) {
            return;
        }
        Optional<ColumnType> type = Optional.empty();
        for (Track track : tracks) {
            String full = product.path(track.name(), path);
            Optional<ArrayEntry> array = manifest.array(full).map(store::settled);
            if (array.isPresent()) {
                type = Optional.of(sameType(path, type, checked(array.get(), track, path, defaultType.isEmpty())));
                entries.put(full, array.get());
            } else {
                Track.refuseSkipped(manifest, full);
                diagnostics.accept(
                        new Diagnostic(full, Diagnostic.Topic.SUBSET, "not in the granule; its rows have no value"));
            }
        }
        fields.add(new Field(path, type.or(() -> defaultType).orElseThrow()));
    }

    private ColumnType checked(ArrayEntry array, Track track, String path, boolean named) {
        if (!array.grid().shape().equals(List.of(track.rows()))) {
            String reason = array.path() + " has shape " + array.grid().shape() + ", not one value for each of the "
                    + track.rows() + " rows";
            throw named
                    ? new IllegalArgumentException("column \"" + path + "\" cannot be taken: " + reason)
                    : new UnsupportedFeatureException(array.source(), reason);
        }
        return ColumnType.of(array.metadata().element().type());
    }

    private static ColumnType type(String zarrName) {
        return ColumnType.valueOf(zarrName.toUpperCase(Locale.ROOT));
    }

    private ColumnType sameType(String path, Optional<ColumnType> known, ColumnType type) {
        if (known.isPresent() && known.get() != type) {
            throw new UnsupportedFeatureException(
                    manifest.source(),
                    "column \"" + path + "\" is " + known.get() + " in one track and " + type + " in another");
        }
        return type;
    }

    /** Paths of all that could be a column: those directly in the product's group first. */
    private static List<String> available(Manifest manifest, Product product, List<Track> tracks) {
        return tracks.stream()
                .flatMap(track -> manifest.arraysIn(product.path(track.name(), "")).stream()
                        .filter(a -> a.grid().shape().equals(List.of(track.rows())))
                        .map(a -> a.path()
                                .substring(product.path(track.name(), "").length())))
                .distinct()
                .sorted(Comparator.comparing((String path) -> path.contains("/"))
                        .thenComparing(path -> path))
                .toList();
    }
}
