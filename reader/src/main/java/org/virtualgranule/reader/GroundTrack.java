package org.virtualgranule.reader;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.virtualgranule.reader.product.Product;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.trajectory.TrajectoryReader;
import org.virtualgranule.reader.view.Printable;
import org.virtualgranule.reader.view.TrackTable;

/** One ground track of a granule. An immutable value; nothing is read before rows are asked for. */
public final class GroundTrack {
    private final VirtualGranule granule;
    private final Product product;
    private final Optional<List<String>> columns;

    /** Takes a product whose granules have this track alone. */
    private GroundTrack(VirtualGranule granule, Product product, Optional<List<String>> columns) {
        this.granule = granule;
        this.product = product;
        this.columns = columns;
    }

    static List<String> names(VirtualGranule granule) {
        Product product = granule.product();
        return product.tracks().stream()
                .filter(track -> granule.manifest().isVariable(product.path(track, product.latitude())))
                .toList();
    }

    static GroundTrack of(VirtualGranule granule, String name) {
        List<String> there = names(granule);
        if (!there.contains(name)) {
            throw new IllegalArgumentException(
                    granule.name() + " has no track \"" + name + "\"; there are " + String.join(", ", there));
        }
        return new GroundTrack(granule, granule.product().withTracks(List.of(name)), Optional.empty());
    }

    /**
     * Its name.
     *
     * @return such as {@code gt1l}
     */
    public String name() {
        return product.tracks().get(0);
    }

    /**
     * Chooses the variables, in place of the product's own, as {@link Subset#columns(String...)} does.
     *
     * @param paths paths below the product's group, such as {@code h_li} or {@code dem/dem_h}
     * @return a copy with these columns
     * @throws IllegalArgumentException if the track does not have one, with names that are like it
     * @throws org.virtualgranule.dmrpp.model.GranuleException if the track's rows cannot be placed
     */
    public GroundTrack columns(String... paths) {
        reader().check(List.of(paths));
        return new GroundTrack(granule, product, Optional.of(List.of(paths)));
    }

    /**
     * Reads the rows inside a region, and no more of the track than a subset does.
     *
     * @param region which rows
     * @return the rows, to be printed, plotted or written
     * @throws IllegalArgumentException if a column has not one value a row
     * @throws org.virtualgranule.dmrpp.model.GranuleException if something cannot be read
     */
    public TrackTable within(Region region) {
        return new TrackTable(title(), reader().read(region, columns), columns.orElse(List.of()));
    }

    private TrajectoryReader reader() {
        return new TrajectoryReader(granule.store(), granule.chunkReader(), product, granule.name());
    }

    /**
     * Reads the rows inside a polygon.
     *
     * @param polygon a Polygon or MultiPolygon in degrees, longitude first
     * @return as for {@link #within(Region)}
     * @throws IllegalArgumentException as {@link #within(Region)}; also if it is not valid, see {@link Region#of(Geometry, String)}
     */
    public TrackTable within(Geometry polygon) {
        return within(Region.of(polygon, "polygon"));
    }

    /**
     * Reads the rows inside a polygon.
     *
     * @param polygon GeoJSON or WKT, or the path of a file that holds one of them
     * @return as for {@link #within(Region)}
     * @throws IllegalArgumentException as {@link #within(Region)}; also if it is none, or not valid, see {@link Region#of(String, String)}
     * @throws java.io.UncheckedIOException if the file breaks off
     */
    public TrackTable within(String polygon) {
        return within(Region.of(polygon, "polygon"));
    }

    /**
     * Reads the rows inside a polygon.
     *
     * @param polygon a file of GeoJSON or WKT
     * @return as for {@link #within(Region)}
     * @throws IllegalArgumentException as {@link #within(String)}
     * @throws java.io.UncheckedIOException if the file breaks off
     */
    public TrackTable within(Path polygon) {
        return within(Region.of(polygon, "polygon"));
    }

    /**
     * Reads the rows inside a box, see {@link Region#box}.
     *
     * @param west western side, degrees
     * @param south southern side, degrees
     * @param east eastern side, degrees
     * @param north northern side, degrees
     * @return as for {@link #within(Region)}
     */
    public TrackTable within(double west, double south, double east, double north) {
        return within(Region.box(west, south, east, north));
    }

    private String title() {
        return name() + " of " + granule.name();
    }

    /** What would be read. */
    @Override
    public String toString() {
        String latitude = product.path(name(), product.latitude());
        long rows =
                granule.manifest().array(latitude).map(a -> a.grid().elements()).orElse(0L);
        String variables = String.join(", ", columns.orElseGet(() -> product.columns().stream()
                .map(Product.DefaultColumn::path)
                .toList()));
        return Printable.line(title() + ": " + Printable.count(rows, "row")) + "\n"
                + Printable.line("  columns " + variables)
                + "\n  within(polygon) reads those inside; columns(...) chooses others";
    }
}
