package org.virtualgranule.serve;

import java.nio.ByteBuffer;
import org.virtualgranule.zarr.bytes.ByteRange;

/** A value as it is sent, with what is known of it before. It may hold memory until it is closed. */
interface Representation extends AutoCloseable {
    /** The media type. */
    String type();

    /**
     * A strong entity tag.
     *
     * @throws org.virtualgranule.dmrpp.model.GranuleException if the value has to be read for it, and cannot be
     */
    String etag();

    /**
     * How many bytes it has.
     *
     * @throws org.virtualgranule.dmrpp.model.GranuleException if the value has to be read for it, and cannot be
     */
    long size();

    /**
     * The bytes, or some of them. To be called once.
     *
     * @throws org.virtualgranule.dmrpp.model.GranuleException if they cannot be read
     */
    ByteBuffer bytes(ByteRange part);

    @Override
    void close();
}
