package org.virtualgranule.reader;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.reader.output.GeoParquetSink;
import org.virtualgranule.reader.output.TrajectorySink;
import org.virtualgranule.reader.product.Product;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.trajectory.PlannedStep;
import org.virtualgranule.reader.trajectory.ReadObserver;
import org.virtualgranule.reader.trajectory.TrackRows;
import org.virtualgranule.reader.trajectory.TrajectoryReader;
import org.virtualgranule.reader.view.Printable;

/** The rows of a granule inside a region. An immutable value; nothing is read before the rows are asked for. */
public final class Subset {
    private final VirtualGranule granule;
    private final Region region;
    private final Optional<List<String>> columns;
    private final boolean fullScan;

    Subset(VirtualGranule granule, Region region) {
        this(granule, region, Optional.empty());
    }

    Subset(VirtualGranule granule, Region region, Optional<List<String>> columns) {
        this(granule, region, columns, false);
    }

    private Subset(VirtualGranule granule, Region region, Optional<List<String>> columns, boolean fullScan) {
        this.granule = granule;
        this.region = region;
        this.columns = columns;
        this.fullScan = fullScan;
    }

    /**
     * Chooses the variables, in place of the product's own. Position, time, track, reference ground track, cycle and
     * granule are always there.
     *
     * @param paths paths below the product's group, such as {@code h_li} or {@code dem/dem_h}, in output order
     * @return a copy with these columns
     */
    public Subset columns(String... paths) {
        return columns(List.of(paths));
    }

    /**
     * Chooses the variables, as {@link #columns(String...)} does.
     *
     * @param paths paths below the product's group
     * @return a copy with these columns
     */
    public Subset columns(List<String> paths) {
        return new Subset(granule, region, Optional.of(List.copyOf(paths)), fullScan);
    }

    /**
     * Reads the coordinates of all rows, instead of searching for those that can be inside. The rows are the same, unless
     * the satellite did not fly as the product's profile says. For a run of many granules take
     * {@link org.virtualgranule.reader.product.Products#withoutMotion}.
     *
     * @return a copy that searches nothing
     */
    public Subset fullScan() {
        return new Subset(granule, region, columns, true);
    }

    /**
     * Reads the rows.
     *
     * @return a batch of rows for each track
     * @throws IllegalArgumentException if a column is in no track
     * @throws org.virtualgranule.dmrpp.model.GranuleException if something cannot be read
     */
    public TrackRows read() {
        return read(ReadObserver.NONE);
    }

    TrackRows read(ReadObserver observer) {
        return reader().read(region, columns, observer);
    }

    /**
     * Foretells what {@link #read()} would ask for; only what the search for coordinates probes is read.
     *
     * @return search, coordinates, columns; the columns at most
     * @throws IllegalArgumentException if a column is in no track
     * @throws org.virtualgranule.dmrpp.model.GranuleException if something cannot be read
     */
    public List<PlannedStep> plan() {
        return reader().plan(region, columns);
    }

    private TrajectoryReader reader() {
        Product product = fullScan ? granule.product().withoutMotion() : granule.product();
        return new TrajectoryReader(granule.store(), granule.chunkReader(), product, granule.name());
    }

    /**
     * Reads the rows and writes them to a GeoParquet file. No rows give a valid file without rows.
     *
     * @param file the file; one of that name is replaced, but only when everything went well
     * @return number of rows written
     * @throws IllegalArgumentException if a column is in no track
     * @throws org.virtualgranule.dmrpp.model.GranuleException if something cannot be read
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public long writeGeoParquet(Path file) {
        TrackRows rows = read();
        try (TrajectorySink sink = GeoParquetSink.create(file, rows.fields())) {
            rows.batches().forEach(sink::write);
            sink.finish();
        }
        return rows.rows();
    }

    /** What would be read. */
    @Override
    public String toString() {
        return Printable.line("rows of " + granule.name()) + "\n"
                + Printable.line("  inside " + region)
                + "\n  read() reads them, writeGeoParquet(path) writes them, plan() tells what that would take";
    }
}
