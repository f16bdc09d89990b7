package org.virtualgranule.zarr.export;

import java.nio.ByteBuffer;
import org.virtualgranule.zarr.bytes.ByteRange;

/** What a chunk of a Zarr v2 array is made of. */
public sealed interface Reference {
    /**
     * Bytes of a file.
     *
     * @param url the file, as fsspec takes it
     * @param offset first byte
     * @param length number of bytes
     */
    record Range(String url, long offset, long length) implements Reference {
        /** Checks that there is a file and that it can have such bytes: readers take an empty address for all of a file. */
        public Range {
            if (url.isEmpty()) {
                throw new IllegalArgumentException("a reference to bytes of no file");
            }
            new ByteRange(offset, length);
        }
    }

    /**
     * Bytes that no file has as the array's codecs would make them.
     *
     * @param bytes the encoded chunk; read-only
     */
    record Value(ByteBuffer bytes) implements Reference {
        /** Takes a view that cannot be written to. */
        public Value {
            bytes = bytes.asReadOnlyBuffer();
        }

        /**
         * The encoded chunk.
         *
         * @return a view of its own for each reader
         */
        @Override
        public ByteBuffer bytes() {
            return bytes.duplicate();
        }
    }
}
