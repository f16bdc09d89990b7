package org.virtualgranule.reader.trajectory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.reader.product.Product;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.zarr.array.ChunkRead;
import org.virtualgranule.zarr.array.ChunkReader;
import org.virtualgranule.zarr.array.ReadPlan;
import org.virtualgranule.zarr.array.RowGather;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.store.VirtualStore;

/** One reading of a granule's tracks: what it wanted and what it noticed on the way. For one use. */
final class TrackReading {
    private final VirtualStore store;
    private final Manifest manifest;
    private final ChunkReader reader;
    private final Product product;
    private final String name;
    private final ReadObserver observer;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private long bytesWanted;

    TrackReading(TrajectoryReader granule, ReadObserver observer) {
        this.observer = observer;
        store = granule.store();
        manifest = store.manifest();
        reader = granule.reader();
        product = granule.product();
        name = granule.granule();
    }

    TrackRows read(Region region, Optional<List<String>> columns) {
        List<Track> tracks = Track.find(manifest, product);
        ColumnChoice choice = ColumnChoice.of(store, product, tracks, columns, diagnostics::add);
        List<TrackSelection> selections =
                timed(Stage.COORDINATES, () -> new CoordinateStep(tracks, region, this::read, diagnostics::add)
                        .select(product.motion()));
        observer.selected(memory(selections, choice));
        Map<String, Object> values = timed(Stage.COLUMNS, () -> gather(selections, choice));
        Stream.concat(Stream.of("/"), values.keySet().stream())
                .flatMap(path -> manifest.diagnostics(path).stream())
                .filter(Track::isDoubt)
                .distinct()
                .forEach(diagnostics::add);
        Orbit orbit = Orbit.of(store, reader, product, name);
        List<Batch> batches = selections.stream()
                .map(selection -> batch(selection, choice, values, orbit))
                .toList();
        return new TrackRows(fields(choice), batches, bytesWanted + orbit.bytesWanted(), diagnostics);
    }

    private <T> T timed(Stage stage, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        observer.took(stage, Duration.ofNanos(System.nanoTime() - start));
        return result;
    }

    /** Bytes of the rows, each column with as many as its type has; a text is taken for a short one. */
    private static long memory(List<TrackSelection> selections, ColumnChoice choice) {
        long row = 3 * Double.BYTES
                + choice.fields().stream().mapToLong(f -> f.type().bytes()).sum();
        return selections.stream().mapToLong(TrackSelection::count).sum() * row;
    }

    /** Values of every wanted variable of every track that has selected rows, by the variable's path. */
    private Map<String, Object> gather(List<TrackSelection> selections, ColumnChoice choice) {
        Map<String, RowGather> gathers = new LinkedHashMap<>();
        Map<String, Object> values = new LinkedHashMap<>();
        for (TrackSelection selection : selections) {
            if (selection.count() > 0) {
                values.putAll(selection.known());
                choice.wanted(selection.track()).stream()
                        .filter(array -> !selection.known().containsKey(array.path()))
                        .forEach(array -> gathers.put(array.path(), selection.gather(array)));
            }
        }
        read(gathers.values().stream()
                .flatMap(gather -> gather.start().stream())
                .toList());
        gathers.forEach((path, gather) -> values.put(path, gather.values()));
        return values;
    }

    private void read(List<ChunkRead> chunks) {
        ReadPlan plan = reader.plan(chunks);
        bytesWanted += plan.bytesWanted();
        reader.read(plan);
    }

    private List<Field> fields(ColumnChoice choice) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field(Batch.LATITUDE, ColumnType.FLOAT64));
        fields.add(new Field(Batch.LONGITUDE, ColumnType.FLOAT64));
        fields.add(new Field("time", ColumnType.TIMESTAMP));
        fields.addAll(choice.fields());
        fields.add(new Field("track_id", ColumnType.TEXT));
        fields.add(new Field("rgt", ColumnType.INT16));
        fields.add(new Field("cycle", ColumnType.INT16));
        fields.add(new Field("granule", ColumnType.TEXT));
        return fields;
    }

    private Batch batch(TrackSelection selection, ColumnChoice choice, Map<String, Object> values, Orbit orbit) {
        Track track = selection.track();
        List<Column> columns = new ArrayList<>();
        columns.add(selection.latitude());
        columns.add(selection.longitude());
        columns.add(gathered(track.time(), values)
                .<Column>map(a -> new TimeColumn(a, values.get(a.path()), product.epochInstant()))
                .orElse(Columns.absent()));
        for (Field field : choice.fields()) {
            columns.add(gathered(choice.entry(track, field), values)
                    .map(a -> Columns.of(a, values.get(a.path())))
                    .orElse(Columns.absent()));
        }
        columns.add(Columns.constant(track.name()));
        columns.add(Columns.constant(orbit.rgt()));
        columns.add(Columns.constant(orbit.cycle()));
        columns.add(Columns.constant(name));
        return new Batch(fields(choice), columns, selection.count());
    }

    private static Optional<ArrayEntry> gathered(Optional<ArrayEntry> array, Map<String, Object> values) {
        return array.filter(a -> values.containsKey(a.path()));
    }
}
