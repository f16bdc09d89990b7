package org.virtualgranule.sample;

import java.util.Locale;
import org.bytedeco.hdf5.global.hdf5;

/**
 * A little-endian element type of the samples.
 *
 * @param kind integer (signed), float or fixed-length string
 * @param size bytes of one element
 */
record ElementType(Kind kind, int size) {
    static final ElementType INT8 = new ElementType(Kind.INTEGER, 1);
    static final ElementType INT16 = new ElementType(Kind.INTEGER, 2);
    static final ElementType INT32 = new ElementType(Kind.INTEGER, 4);
    static final ElementType FLOAT32 = new ElementType(Kind.FLOAT, 4);
    static final ElementType FLOAT64 = new ElementType(Kind.FLOAT, 8);

    enum Kind {
        INTEGER,
        FLOAT,
        STRING
    }

    static ElementType string(int length) {
        return new ElementType(Kind.STRING, length);
    }

    /** The type that libhdf5 reports; the samples hold no others. */
    static ElementType of(Hdf5Id type) {
        int size = Math.toIntExact(hdf5.H5Tget_size(type.value()));
        int typeClass = hdf5.H5Tget_class(type.value());
        if (typeClass == hdf5.H5T_INTEGER) {
            return new ElementType(Kind.INTEGER, size);
        }
        if (typeClass == hdf5.H5T_FLOAT) {
            return new ElementType(Kind.FLOAT, size);
        }
        if (typeClass == hdf5.H5T_STRING) {
            return string(size);
        }
        throw new IllegalStateException("the samples hold no type of HDF5 class " + typeClass);
    }

    boolean isString() {
        return kind == Kind.STRING;
    }

    /** The DAP4 element that declares a variable of this type. */
    String dapName() {
        return switch (kind) {
            case INTEGER -> "Int" + 8 * size;
            case FLOAT -> "Float" + 8 * size;
            case STRING -> "String";
        };
    }

    /** The name that numpy gives the type. */
    String numpyName() {
        return isString() ? "string" : dapName().toLowerCase(Locale.ROOT);
    }

    /** A new libhdf5 datatype; the caller closes it. */
    Hdf5Id open() {
        if (!isString()) {
            return Hdf5Id.type(hdf5.H5Tcopy(numberType()));
        }
        Hdf5Id type = Hdf5Id.type(hdf5.H5Tcopy(hdf5.H5T_C_S1_g()));
        Hdf5Id.check(hdf5.H5Tset_size(type.value(), size), "H5Tset_size");
        Hdf5Id.check(hdf5.H5Tset_strpad(type.value(), hdf5.H5T_STR_NULLPAD), "H5Tset_strpad");
        return type;
    }

    private long numberType() {
        if (kind == Kind.FLOAT) {
            return size == 4 ? hdf5.H5T_IEEE_F32LE_g() : hdf5.H5T_IEEE_F64LE_g();
        }
        return switch (size) {
            case 1 -> hdf5.H5T_STD_I8LE_g();
            case 2 -> hdf5.H5T_STD_I16LE_g();
            case 4 -> hdf5.H5T_STD_I32LE_g();
            default -> throw new IllegalStateException("no sample integer has " + size + " bytes");
        };
    }
}
