package org.virtualgranule.reader.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;
import org.virtualgranule.dmrpp.model.DmrppFormatException;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.reader.product.Product;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.ZarrType;

/**
 * A ground track of a granule.
 *
 * @param name its name, such as {@code gt1l}
 * @param latitude latitude of each row, degrees
 * @param longitude longitude of each row, degrees
 * @param time seconds of each row; empty if the granule does not have it
 */
record Track(String name, ArrayEntry latitude, ArrayEntry longitude, Optional<ArrayEntry> time) {
    private static final Set<Topic> HARMLESS = Set.of(Topic.FILTERS, Topic.BYTE_ORDER);

    /**
     * Says whether what was assumed can change values. The order of filters cannot: with a wrong one nothing decodes.
     * Nor can the byte order: all ICESat-2 files are little endian.
     */
    static boolean isDoubt(Diagnostic diagnostic) {
        return !HARMLESS.contains(diagnostic.topic());
    }

    long rows() {
        return latitude.grid().shape().get(0);
    }

    /** The tracks that the granule has, in the product's order. One that has half of its coordinates is an error. */
    static List<Track> find(Manifest manifest, Product product) {
        List<Track> tracks = new ArrayList<>();
        for (String name : product.tracks()) {
            Optional<ArrayEntry> latitude = coordinate(manifest, product.path(name, product.latitude()));
            Optional<ArrayEntry> longitude = coordinate(manifest, product.path(name, product.longitude()));
            if (latitude.isPresent() != longitude.isPresent()) {
                throw new DmrppFormatException(
                        manifest.source(),
                        "/" + name + " has only one of " + product.latitude() + " and " + product.longitude());
            }
            refuseLost(manifest, product, name, latitude.isPresent());
            if (latitude.isPresent() && longitude.isPresent()) {
                Optional<ArrayEntry> time = coordinate(manifest, product.path(name, product.time()));
                time.ifPresent(t -> TimeColumn.checkUnits(t, product.epochInstant()));
                tracks.add(new Track(name, latitude.get(), longitude.get(), time).checked());
            }
        }
        return tracks;
    }

    private static Optional<ArrayEntry> coordinate(Manifest manifest, String path) {
        Optional<ArrayEntry> array = manifest.array(path);
        array.ifPresent(a -> {
            refuseAssumed(manifest, path);
            ZarrType type = a.metadata().element().type();
            if (a.grid().rank() != 1 || type != ZarrType.FLOAT64 && type != ZarrType.FLOAT32) {
                throw new UnsupportedFeatureException(
                        a.source(), path + " is " + type.zarrName() + a.grid().shape() + ", not one number a row");
            }
        });
        if (array.isEmpty()) {
            refuseSkipped(manifest, path);
        }
        return array;
    }

    /** A group with arrays but without coordinates is a track that would be lost in silence. */
    private static void refuseLost(Manifest manifest, Product product, String name, boolean found) {
        String group = product.path(name, "");
        Track.refuseSkipped(manifest, group + product.latitude());
        if (!found && !manifest.arraysIn(group).isEmpty()) {
            throw new DmrppFormatException(
                    manifest.source(),
                    group + " has no " + product.latitude() + " and no " + product.longitude()
                            + ", so its rows cannot be placed; the sidecar may be incomplete");
        }
    }

    /** What was assumed of a coordinate, or of its Structure, could move or hide rows; what a group lacks cannot. */
    private static void refuseAssumed(Manifest manifest, String path) {
        manifest.diagnostics(path).stream()
                .filter(d -> isDoubt(d) && (d.path().equals(path) || d.topic() != Topic.TREE))
                .findFirst()
                .ifPresent(d -> {
                    throw new UnsupportedFeatureException(
                            manifest.source(),
                            path + " cannot be relied on: " + d.message() + "; a new sidecar may tell");
                });
    }

    /** A variable that is in the file but could not be mapped must not pass for one that is not in the file. */
    static void refuseSkipped(Manifest manifest, String path) {
        manifest.whySkipped(path).ifPresent(reason -> {
            throw new UnsupportedFeatureException(manifest.source(), path + " cannot be read: " + reason);
        });
    }

    private Track checked() {
        sameRows(longitude);
        time.ifPresent(this::sameRows);
        if (rows() > Integer.MAX_VALUE) {
            throw new UnsupportedFeatureException(latitude.source(), latitude.path() + " claims " + rows() + " rows");
        }
        return this;
    }

    private void sameRows(ArrayEntry other) {
        long otherRows = other.grid().shape().get(0);
        if (rows() != otherRows) {
            throw new DmrppFormatException(
                    latitude.source(),
                    latitude.path() + " has " + rows() + " rows, " + other.path() + " has " + otherRows);
        }
    }
}
