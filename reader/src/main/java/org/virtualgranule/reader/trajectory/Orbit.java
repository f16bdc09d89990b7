package org.virtualgranule.reader.trajectory;

import java.util.Optional;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.reader.product.Product;
import org.virtualgranule.zarr.array.ChunkReader;
import org.virtualgranule.zarr.array.GranuleArray;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.store.VirtualStore;

/**
 * Reference ground track and cycle of a granule. The name tells them for nothing; only a granule of another name costs
 * two small reads.
 *
 * @param rgt number of the reference ground track; empty if neither name nor file tells
 * @param cycle number of the orbital cycle
 * @param bytesWanted stored bytes that were read to find out
 */
record Orbit(Optional<Integer> rgt, Optional<Integer> cycle, long bytesWanted) {
    static Orbit of(VirtualStore store, ChunkReader reader, Product product, String granule) {
        Optional<Integer> rgt = product.fromName(granule, "rgt");
        Optional<Integer> cycle = product.fromName(granule, "cycle");
        if (rgt.isPresent() && cycle.isPresent()) {
            return new Orbit(rgt, cycle, 0);
        }
        Optional<ArrayEntry> rgtArray = single(store, product.orbit().rgt());
        Optional<ArrayEntry> cycleArray = single(store, product.orbit().cycle());
        long bytes = rgtArray.map(a -> a.chunks().storedBytes()).orElse(0L)
                + cycleArray.map(a -> a.chunks().storedBytes()).orElse(0L);
        return new Orbit(rgtArray.map(a -> value(a, reader)), cycleArray.map(a -> value(a, reader)), bytes);
    }

    /** Granules that were put together from several orbits have several values; then there is no one answer. */
    private static Optional<ArrayEntry> single(VirtualStore store, String path) {
        Track.refuseSkipped(store.manifest(), path);
        return store.manifest()
                .array(path)
                .map(store::settled)
                .filter(a -> a.grid().elements() == 1
                        && a.metadata().element().type().isInteger());
    }

    private static int value(ArrayEntry array, ChunkReader reader) {
        long value = new GranuleArray(array, reader).read().getLong(0);
        if (value < 0 || value > Short.MAX_VALUE) {
            throw new UnsupportedFeatureException(
                    array.source(), array.path() + " is " + value + ", which is no orbit");
        }
        return (int) value;
    }
}
