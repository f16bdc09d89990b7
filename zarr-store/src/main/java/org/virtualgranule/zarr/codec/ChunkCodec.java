package org.virtualgranule.zarr.codec;

import java.nio.ByteBuffer;

/**
 * A bytes-to-bytes codec of a chunk. Stateless and thread-safe. Buffers are heap buffers; a codec reads what remains of
 * its input without moving its position, and its answer may share the input's bytes.
 */
public interface ChunkCodec {
    /**
     * How {@code zarr.json} names the codec.
     *
     * @return name and configuration
     */
    CodecMetadata metadata();

    /**
     * Undoes the codec.
     *
     * @param encoded the stored bytes
     * @param limit the most bytes that the answer may have; no codec allocates more
     * @return the bytes before encoding
     * @throws CodecException if the bytes are damaged, or decode to more than the limit
     */
    ByteBuffer decode(ByteBuffer encoded, int limit) throws CodecException;

    /**
     * Applies the codec.
     *
     * @param plain the bytes
     * @return the encoded bytes
     */
    ByteBuffer encode(ByteBuffer plain);
}
