package org.virtualgranule.zarr.manifest;

import java.nio.ByteOrder;
import org.virtualgranule.zarr.codec.Codecs;

/**
 * How a sidecar's words are understood, where it is open to the caller. Immutable.
 *
 * @param codecs the codecs by the sidecar's words
 * @param unstatedOrder byte order of numbers where the sidecar states none, as before 2020
 */
public record Mapping(Codecs codecs, ByteOrder unstatedOrder) {
    /**
     * The codecs of HDF5's filters; little endian where nothing is stated.
     *
     * @return a new value
     */
    public static Mapping standard() {
        return new Mapping(Codecs.standard(), ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Strips checksums without comparing them, see {@link Codecs#withoutChecksums}.
     *
     * @return a copy
     */
    public Mapping withoutChecksums() {
        return new Mapping(codecs.withoutChecksums(), unstatedOrder);
    }

    /**
     * Takes another byte order where the sidecar states none.
     *
     * @param order for instance big endian, for an old sidecar of a file that is known to be so
     * @return a copy
     */
    public Mapping withUnstatedOrder(ByteOrder order) {
        return new Mapping(codecs, order);
    }
}
