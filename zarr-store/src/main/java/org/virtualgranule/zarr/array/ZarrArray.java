package org.virtualgranule.zarr.array;

import dev.zarr.zarrjava.ZarrException;
import dev.zarr.zarrjava.store.StoreHandle;
import java.io.IOException;
import org.virtualgranule.zarr.store.ZarrJavaStore;
import ucar.ma2.Array;

/**
 * zarr-java's array over a virtual granule, with slices that are right: {@code Array.read(offset, shape)} of zarr-java
 * 0.0.9 returns wrong values for a slice that starts inside a chunk and spans three or more. Every {@code read} goes
 * through {@link GranuleArray}.
 */
public final class ZarrArray extends dev.zarr.zarrjava.v3.Array {
    private final GranuleArray values;

    private ZarrArray(StoreHandle handle, dev.zarr.zarrjava.v3.ArrayMetadata metadata, GranuleArray values)
            throws ZarrException {
        super(handle, metadata);
        this.values = values;
    }

    /**
     * Opens an array.
     *
     * @param store the granule's store
     * @param values an array of the same granule
     * @return zarr-java's view of it
     * @throws IOException if zarr-java cannot read the array's metadata
     * @throws ZarrException if zarr-java does not know its data type, as for text
     */
    public static ZarrArray open(ZarrJavaStore store, GranuleArray values) throws IOException, ZarrException {
        StoreHandle handle = store.resolve(values.path().substring(1).split("/"));
        return new ZarrArray(handle, dev.zarr.zarrjava.v3.Array.open(handle).metadata(), values);
    }

    @Override
    public Array read(long[] offset, int[] shape, boolean parallel) {
        return values.read(offset, shape);
    }
}
