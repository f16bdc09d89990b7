package org.virtualgranule.zarr.manifest;

import java.nio.ByteOrder;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Encoding;
import org.virtualgranule.zarr.manifest.ElementType.Padding;

/** Finds out how wide an element is and how it is read. */
final class Elements {
    private Elements() {}

    /**
     * Makes an element type.
     *
     * @param type the Zarr type
     * @param encoding what the storage element states
     * @param width bytes of one element, if the stored size tells; counts for text of unstated length only
     */
    static ElementType of(ZarrType type, Encoding encoding, Optional<Integer> width) {
        String fill = encoding.fillValue().orElse("");
        boolean marker = fill.startsWith("unsupported-");
        if (marker
                && !(fill.equals("unsupported-string")
                        && encoding.fixedStrings().isPresent())) {
            throw new NotMappable("the sidecar's writer marked it as " + fill);
        }
        if (type != ZarrType.STRING) {
            return ElementType.number(type, order(encoding, type));
        }
        if (encoding.fixedStrings().isPresent()) {
            String pad = encoding.fixedStrings().get().pad();
            Padding padding = pad.equals("space_pad") ? Padding.SPACE : Padding.NUL;
            return new ElementType(type, encoding.fixedStrings().get().length(), ByteOrder.LITTLE_ENDIAN, padding);
        }
        if (width.isEmpty() && encoding.filters().contains("shuffle")) {
            throw new NotMappable("its texts are shuffled, and the sidecar does not say how long they are");
        }
        return new ElementType(type, width.orElse(0), ByteOrder.LITTLE_ENDIAN, Padding.NUL);
    }

    /** Bytes of one element of a text array that takes so many bytes in all. */
    static int width(long bytes, long elements) {
        if (elements < 1 || bytes < elements || bytes % elements != 0 || bytes / elements > Integer.MAX_VALUE - 8) {
            return 1;
        }
        return (int) (bytes / elements);
    }

    private static ByteOrder order(Encoding encoding, ZarrType type) {
        String order = encoding.byteOrder().orElse("LE");
        if (!order.equals("LE") && !order.equals("BE") && type.size() > 1) {
            throw new NotMappable("its byte order is given as \"" + order + "\", not LE or BE");
        }
        return order.equals("BE") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }
}
