package org.virtualgranule.reader.trajectory;

import java.util.List;
import java.util.Optional;
import org.virtualgranule.reader.product.Product;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.zarr.array.ChunkReader;
import org.virtualgranule.zarr.store.VirtualStore;

/**
 * Reads the rows of all tracks inside a region, in two steps: the latitude and longitude chunks, only those that
 * can hold such rows where the product's {@link Product#motion} tells; then, of the wanted variables, only the chunks that
 * hold selected rows. Thread-safe.
 *
 * @param store the granule
 * @param reader fetches and decodes
 * @param product what its tracks look like
 * @param granule its name, a column of the output
 */
public record TrajectoryReader(VirtualStore store, ChunkReader reader, Product product, String granule) {
    /**
     * Reads a subset.
     *
     * @param region which rows
     * @param columns paths of variables below the product's group, in output order; empty for the product's own
     * @return a batch for each track that the granule has, in the product's order, with rows in along-track order;
     *     tracks without a row inside have empty batches. The fields are latitude, longitude (-180 to 180), time, the
     *     columns, track_id, rgt, cycle and granule
     * @throws IllegalArgumentException if a named column is in no track, or has not one value a row
     * @throws org.virtualgranule.dmrpp.model.GranuleException if something cannot be read
     */
    public TrackRows read(Region region, Optional<List<String>> columns) {
        return read(region, columns, ReadObserver.NONE);
    }

    /**
     * Reads a subset that somebody follows.
     *
     * @param region which rows
     * @param columns as for {@link #read(Region, Optional)}
     * @param observer told how it goes
     * @return as for {@link #read(Region, Optional)}
     */
    public TrackRows read(Region region, Optional<List<String>> columns, ReadObserver observer) {
        return new TrackReading(this, observer).read(region, columns);
    }

    /**
     * Looks for columns in the manifest; reads nothing.
     *
     * @param columns as for {@link #read(Region, Optional)}
     * @throws IllegalArgumentException if one is in no track, with names that are like it
     * @throws org.virtualgranule.dmrpp.model.GranuleException if the tracks' rows cannot be placed
     */
    public void check(List<String> columns) {
        ColumnChoice.check(store.manifest(), product, Track.find(store.manifest(), product), columns);
    }

    /**
     * Foretells what {@link #read(Region, Optional)} would ask for. No chunk of data is read but what the search for
     * coordinates probes. The two small reads that tell the orbit of a granule of an unusual name are left out.
     *
     * @param region which rows
     * @param columns as for {@link #read(Region, Optional)}
     * @return search, coordinates, columns; the columns at most
     * @throws IllegalArgumentException as {@link #read(Region, Optional)}
     * @throws org.virtualgranule.dmrpp.model.GranuleException if something cannot be read
     */
    public List<PlannedStep> plan(Region region, Optional<List<String>> columns) {
        return new TrackForecast(this).steps(region, columns);
    }
}
