package org.virtualgranule.zarr.manifest;

import java.nio.charset.StandardCharsets;

/** The fill value of texts: the bytes of one element as they are, cut where its padding begins. */
final class TextFill {
    private TextFill() {}

    static FillValue of(String stated, ElementType element) {
        if (stated.equals(Elements.STRING_MARKER)) {
            return FillValue.ZERO;
        }
        String text = element.padding() == ElementType.Padding.SPACE ? stated.stripTrailing() : stated;
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (element.isSizeKnown() && bytes > element.size()) {
            throw new NotMappable("its fill value \"" + text.strip() + "\" has " + bytes + " bytes, an element of it "
                    + element.size());
        }
        return new FillValue(0, text);
    }
}
