package org.virtualgranule.reader.trajectory;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.reader.product.Product;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.zarr.array.ChunkRead;
import org.virtualgranule.zarr.array.ChunkReader;
import org.virtualgranule.zarr.array.ReadPlan;
import org.virtualgranule.zarr.array.RowGather;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.Manifest;

/**
 * Reads the rows of all tracks inside a region, in two steps: the latitude and longitude chunks; then, of the wanted
 * variables, only the chunks that hold selected rows.
 */
public final class TrajectoryReader {
    private static final Pattern SINCE = Pattern.compile("seconds since (\\d{4}-\\d{2}-\\d{2}).*");

    private final Manifest manifest;
    private final ChunkReader reader;
    private final Product product;
    private final String granule;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private long bytesWanted;

    /**
     * Makes a reader for one granule.
     *
     * @param manifest the granule
     * @param reader fetches and decodes
     * @param product what its tracks look like
     * @param granule its name, a column of the output
     */
    public TrajectoryReader(Manifest manifest, ChunkReader reader, Product product, String granule) {
        this.manifest = manifest;
        this.reader = reader;
        this.product = product;
        this.granule = granule;
    }

    /**
     * Reads a subset.
     *
     * @param region which rows
     * @param columns paths of variables below the product's group, in output order; empty for the product's own
     * @return a batch for each track that the granule has, in the product's order, with rows in along-track order;
     *     tracks without a row inside have empty batches. The fields are latitude, longitude, time, the columns,
     *     track_id, rgt, cycle and granule
     * @throws IllegalArgumentException if a column is in no track, or has not one value a row
     * @throws org.virtualgranule.dmrpp.model.GranuleException if something cannot be read
     */
    public TrackRows read(Region region, Optional<List<String>> columns) {
        List<Track> tracks = Track.find(manifest, product);
        ColumnChoice choice = ColumnChoice.of(manifest, product, tracks, columns, diagnostics::add);
        List<TrackSelection> selections = select(tracks, region);
        Map<String, Object> values = gather(selections, choice);
        Orbit orbit = Orbit.of(manifest, reader, product, granule);
        List<Batch> batches = selections.stream()
                .map(selection -> batch(selection, choice, values, orbit))
                .toList();
        return new TrackRows(fields(choice), batches, bytesWanted + orbit.bytesWanted(), diagnostics);
    }

    private List<TrackSelection> select(List<Track> tracks, Region region) {
        List<CoordinateScan> scans =
                tracks.stream().map(track -> new CoordinateScan(track, region)).toList();
        read(scans.stream().flatMap(scan -> scan.start().stream()).toList());
        return scans.stream().map(CoordinateScan::selection).toList();
    }

    /** Values of every wanted variable of every track that has selected rows, by the variable's path. */
    private Map<String, Object> gather(List<TrackSelection> selections, ColumnChoice choice) {
        Map<String, RowGather> gathers = new HashMap<>();
        for (TrackSelection selection : selections) {
            if (selection.count() > 0) {
                wanted(selection.track(), choice).forEach(array -> gathers.put(array.path(), selection.gather(array)));
            }
        }
        read(gathers.values().stream()
                .flatMap(gather -> gather.start().stream())
                .toList());
        Map<String, Object> values = new HashMap<>();
        gathers.forEach((path, gather) -> values.put(path, gather.values()));
        return values;
    }

    private void read(List<ChunkRead> chunks) {
        ReadPlan plan = ReadPlan.of(chunks);
        bytesWanted += plan.bytesWanted();
        reader.read(plan);
    }

    private List<ArrayEntry> wanted(Track track, ColumnChoice choice) {
        List<ArrayEntry> wanted = new ArrayList<>();
        time(track).ifPresent(wanted::add);
        choice.fields().forEach(field -> choice.entry(track, field).ifPresent(wanted::add));
        return wanted;
    }

    private Optional<ArrayEntry> time(Track track) {
        String path = product.path(track.name(), product.time());
        Optional<ArrayEntry> time = manifest.array(path);
        if (time.isEmpty()) {
            Track.refuseSkipped(manifest, path);
            return time;
        }
        // a file that counts from another day would otherwise give times that look right
        Matcher since = SINCE.matcher(time.get().attribute("units").orElse(""));
        LocalDate day = product.epochInstant().atZone(ZoneOffset.UTC).toLocalDate();
        if (since.matches() && !since.group(1).equals(day.toString())) {
            throw new UnsupportedFeatureException(
                    manifest.source(),
                    path + " counts from " + since.group(1) + ", " + product.name() + " from " + day);
        }
        return time;
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
        columns.add(time(track)
                .filter(a -> values.containsKey(a.path()))
                .map(a -> Columns.time(
                        Columns.of(a, values.get(a.path())),
                        product.epochInstant().getEpochSecond()))
                .orElse(Columns.absent()));
        for (Field field : choice.fields()) {
            columns.add(choice.entry(track, field)
                    .filter(a -> values.containsKey(a.path()))
                    .map(a -> Columns.of(a, values.get(a.path())))
                    .orElse(Columns.absent()));
        }
        columns.add(Columns.constant(track.name()));
        columns.add(Columns.constant(orbit.rgt()));
        columns.add(Columns.constant(orbit.cycle()));
        columns.add(Columns.constant(granule));
        return new Batch(fields(choice), columns, selection.count());
    }
}
