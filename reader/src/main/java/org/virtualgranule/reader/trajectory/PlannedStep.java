package org.virtualgranule.reader.trajectory;

import org.virtualgranule.zarr.array.ReadPlan;

/**
 * What a step of a subset asks for.
 *
 * @param name {@code search}, {@code coordinates} or {@code columns}
 * @param requests number of requests
 * @param bytesWanted bytes that are decoded
 * @param bytesOverRead bytes between them that are fetched for nothing
 */
public record PlannedStep(String name, long requests, long bytesWanted, long bytesOverRead) {
    /** The probes of the search; a plan cannot be told without them, so they have really been read. */
    public static final String SEARCH = "search";

    /** Latitudes and longitudes. */
    public static final String COORDINATES = "coordinates";

    /** All other columns, of all rows that may be inside: fewer when the coordinates have told which are. */
    public static final String COLUMNS = "columns";

    static PlannedStep of(String name, ReadPlan plan) {
        return new PlannedStep(name, plan.requests().size(), plan.bytesWanted(), plan.bytesOverRead());
    }

    /**
     * Adds another granule's, or another round's.
     *
     * @param other of the same name
     * @return the sum
     */
    public PlannedStep plus(PlannedStep other) {
        return new PlannedStep(
                name, requests + other.requests, bytesWanted + other.bytesWanted, bytesOverRead + other.bytesOverRead);
    }
}
