package org.virtualgranule.zarr.manifest;

import java.nio.ByteOrder;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Encoding;
import org.virtualgranule.zarr.manifest.ElementType.Padding;

/** Finds out how wide an element is and how it is read. */
final class Elements {
    /** What writers of 2022 and 2023 give as the fill value of all texts. */
    static final String STRING_MARKER = "unsupported-string";

    private static final int UNEVEN = -1;

    private Elements() {}

    /**
     * Makes an element type.
     *
     * @param type the Zarr type
     * @param encoding what the storage element states
     * @param width bytes of one element, if the stored size tells; counts for text of unstated length only
     * @param order byte order of numbers
     * @param scalar whether the variable has no dimension
     */
    static ElementType of(ZarrType type, Encoding encoding, Optional<Integer> width, ByteOrder order, boolean scalar) {
        String fill = encoding.fillValue().orElse("");
        // this marker was also given to single texts and to those of fixed length, which can be read
        boolean harmless =
                fill.equals(STRING_MARKER) && (scalar || encoding.fixedStrings().isPresent());
        if (!harmless) {
            refuseMarked(fill);
        }
        if (type != ZarrType.STRING) {
            return ElementType.number(type, order);
        }
        if (encoding.fixedStrings().isPresent()) {
            String pad = encoding.fixedStrings().get().pad();
            Padding padding = pad.equals("space_pad") ? Padding.SPACE : Padding.NUL;
            return new ElementType(type, encoding.fixedStrings().get().length(), ByteOrder.LITTLE_ENDIAN, padding);
        }
        if (width.isEmpty() && encoding.filters().contains("shuffle")) {
            throw new NotMappable("its texts are shuffled, and the sidecar does not say how long they are");
        }
        if (width.orElse(0) == UNEVEN) {
            throw new NotMappable(
                    "its texts do not share its bytes evenly, and the sidecar does not say how long they" + " are");
        }
        return new ElementType(type, width.orElse(0), ByteOrder.LITTLE_ENDIAN, Padding.UNSTATED);
    }

    /** Refuses what the writer of the sidecar could not describe, and said so in place of the fill value. */
    static void refuseMarked(String fillValue) {
        if (fillValue.startsWith("unsupported-")) {
            throw new NotMappable("the sidecar's writer marked it as " + fillValue);
        }
    }

    /** Bytes of one element of a text array that takes so many bytes in all; 1 if there is nothing to share. */
    static int width(long bytes, long elements) {
        if (elements < 1 || bytes == 0) {
            return 1;
        }
        boolean even = bytes % elements == 0 && bytes / elements <= Integer.MAX_VALUE - 8;
        return even ? (int) (bytes / elements) : UNEVEN;
    }
}
