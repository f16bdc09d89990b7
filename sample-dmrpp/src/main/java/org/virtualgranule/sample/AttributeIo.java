package org.virtualgranule.sample;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bytedeco.hdf5.H5O_info2_t;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;

/** Attributes of an open group or dataset, written and read. */
final class AttributeIo {
    /** How HDF5 stores dimension scales; sidecars do not show these. */
    private static final Set<String> SCALE_ATTRIBUTES = Set.of("DIMENSION_LIST", "REFERENCE_LIST", "CLASS", "NAME");

    private AttributeIo() {}

    static void write(Hdf5Id owner, String name, Values values) {
        try (Hdf5Id type = values.type().open();
                Hdf5Id space = Hdf5Id.space(spaceFor(values.count()));
                Hdf5Id attribute = Hdf5Id.attribute(hdf5.H5Acreate2(
                        owner.value(), name, type.value(), space.value(), hdf5.H5P_DEFAULT, hdf5.H5P_DEFAULT));
                BytePointer pointer = values.toPointer()) {
            Hdf5Id.check(hdf5.H5Awrite(attribute.value(), type.value(), pointer), "H5Awrite");
        }
    }

    private static long spaceFor(int count) {
        return count == 1
                ? hdf5.H5Screate(hdf5.H5S_SCALAR)
                : hdf5.H5Screate_simple(1, new long[] {count}, new long[] {count});
    }

    /** All attributes but those of dimension scales, ordered by name. */
    static Map<String, Values> read(Hdf5Id owner) {
        Map<String, Values> attributes = new LinkedHashMap<>();
        for (long index = 0; index < count(owner); index++) {
            try (Hdf5Id attribute = Hdf5Id.attribute(hdf5.H5Aopen_by_idx(
                    owner.value(),
                    ".",
                    hdf5.H5_INDEX_NAME,
                    hdf5.H5_ITER_INC,
                    index,
                    hdf5.H5P_DEFAULT,
                    hdf5.H5P_DEFAULT))) {
                String name = Hdf5Names.ask((bytes, size) -> hdf5.H5Aget_name(attribute.value(), size, bytes));
                if (!SCALE_ATTRIBUTES.contains(name)) {
                    attributes.put(name, values(attribute));
                }
            }
        }
        return Collections.unmodifiableMap(attributes);
    }

    private static long count(Hdf5Id owner) {
        try (H5O_info2_t facts = new H5O_info2_t()) {
            Hdf5Id.check(hdf5.H5Oget_info3(owner.value(), facts, hdf5.H5O_INFO_NUM_ATTRS), "H5Oget_info3");
            return facts.num_attrs();
        }
    }

    private static Values values(Hdf5Id attribute) {
        try (Hdf5Id type = Hdf5Id.type(hdf5.H5Aget_type(attribute.value()));
                Hdf5Id space = Hdf5Id.space(hdf5.H5Aget_space(attribute.value()))) {
            ElementType element = ElementType.of(type);
            int length = Math.toIntExact(hdf5.H5Sget_simple_extent_npoints(space.value()) * element.size());
            try (BytePointer pointer = new BytePointer(Math.max(1, length))) {
                Hdf5Id.check(hdf5.H5Aread(attribute.value(), type.value(), pointer), "H5Aread");
                return Values.copyOf(element, pointer, length);
            }
        }
    }
}
