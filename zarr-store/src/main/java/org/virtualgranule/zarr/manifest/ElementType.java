package org.virtualgranule.zarr.manifest;

import java.nio.ByteOrder;

/**
 * How the bytes of one element are read.
 *
 * @param type the Zarr data type
 * @param size bytes of one element; for text the fixed length, padding included, or 0 where old sidecars do not state it
 *     and only a decoded chunk tells
 * @param order byte order of numbers
 * @param padding what fills the rest of a text
 */
public record ElementType(ZarrType type, int size, ByteOrder order, Padding padding) {
    /** Text that has no fixed length: its values are in the sidecar, each as long as it is. */
    static final ElementType VARIABLE_TEXT =
            new ElementType(ZarrType.STRING, 0, ByteOrder.LITTLE_ENDIAN, Padding.UNSTATED);

    /** Bytes of a reference into HDF5's global heap: length, address, index. */
    private static final int HEAP_REFERENCE = 16;

    /** What follows a text within its fixed length. */
    public enum Padding {
        /** The text ends at the first NUL. */
        NUL,
        /** The sidecar says nothing of the text: as NUL, but the bytes may be something else than text. */
        UNSTATED,
        /** The text ends at the first NUL, and trailing blanks do not belong to it. */
        SPACE
    }

    /**
     * Tells texts from numbers.
     *
     * @return true if elements are texts
     */
    public boolean isText() {
        return type == ZarrType.STRING;
    }

    /**
     * Says whether the sidecar tells the size.
     *
     * @return false for text whose length shows only after decoding
     */
    public boolean isSizeKnown() {
        return size > 0;
    }

    /**
     * Says whether the bytes of a text may be a reference to one of variable length.
     *
     * @param bytes how many they are
     * @return true if the sidecar says nothing of the text, and they are as many as such a reference has
     */
    public boolean mayBeReference(int bytes) {
        return padding == Padding.UNSTATED && bytes == HEAP_REFERENCE;
    }

    static ElementType number(ZarrType type, ByteOrder order) {
        return new ElementType(type, type.size(), order, Padding.NUL);
    }
}
