package org.virtualgranule.zarr.manifest;

import java.nio.ByteOrder;
import org.virtualgranule.dmrpp.model.Encoding;
import org.virtualgranule.dmrpp.model.Granule;

/**
 * What the mapping of every variable needs of its document.
 *
 * @param granule the document
 * @param location where byte ranges point to
 * @param scope what the document declares
 * @param signs what the document shows of its writer
 * @param mapping how the document's words are understood
 * @param budget bytes that inline values may take
 */
record Context(
        Granule granule, DataLocation location, Scope scope, WriterSigns signs, Mapping mapping, InlineBudget budget) {
    static Context of(Granule granule, DataLocation location, Mapping mapping) {
        return new Context(
                granule,
                location,
                new Scope(granule.root()),
                new WriterSigns(granule.root()),
                mapping,
                new InlineBudget());
    }

    /** Makes codecs of filter words. */
    FilterOrder filters() {
        return new FilterOrder(mapping.codecs());
    }

    /** Order of the bytes of numbers: as stated, or as assumed where it is not. */
    ByteOrder order(Encoding encoding, ZarrType type) {
        String order = encoding.byteOrder().orElse("");
        if (order.isEmpty()) {
            return mapping.unstatedOrder();
        }
        if (!order.equals("LE") && !order.equals("BE") && type.size() > 1) {
            throw new NotMappable("its byte order is given as \"" + order + "\", not LE or BE");
        }
        return order.equals("BE") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }
}
