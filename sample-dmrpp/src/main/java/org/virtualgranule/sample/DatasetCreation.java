package org.virtualgranule.sample;

import java.util.Arrays;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;

/** Creates an empty dataset with the storage that a variable asks for. */
final class DatasetCreation {
    private static final int DEFLATE_LEVEL = 6;

    private DatasetCreation() {}

    static Hdf5Id create(Hdf5Id file, SampleVariable variable) {
        try (Hdf5Id type = variable.values().type().open();
                Hdf5Id space = space(variable);
                Hdf5Id properties = properties(variable)) {
            return Hdf5Id.dataset(hdf5.H5Dcreate2(
                    file.value(),
                    variable.path(),
                    type.value(),
                    space.value(),
                    hdf5.H5P_DEFAULT,
                    properties.value(),
                    hdf5.H5P_DEFAULT));
        }
    }

    private static Hdf5Id space(SampleVariable variable) {
        long[] shape = variable.shape();
        long[] limits = Arrays.copyOf(shape, shape.length);
        if (variable.storage().layout() == Layout.CHUNKED) {
            limits[0] = hdf5.H5S_UNLIMITED;
        }
        return Hdf5Id.space(hdf5.H5Screate_simple(shape.length, shape, limits));
    }

    private static Hdf5Id properties(SampleVariable variable) {
        SampleStorage storage = variable.storage();
        Hdf5Id list = Hdf5Id.properties(hdf5.H5Pcreate(hdf5.H5P_CLS_DATASET_CREATE_ID_g()));
        Hdf5Id.check(hdf5.H5Pset_obj_track_times(list.value(), false), "H5Pset_obj_track_times");
        Hdf5Id.check(hdf5.H5Pset_layout(list.value(), storage.layout().ordinal()), "H5Pset_layout");
        storage.fill().ifPresent(fill -> setFill(list, fill));
        if (storage.layout() == Layout.CHUNKED) {
            setChunks(list, storage);
        }
        return list;
    }

    private static void setChunks(Hdf5Id list, SampleStorage storage) {
        long[] chunk = storage.chunk().stream().mapToLong(Integer::longValue).toArray();
        Hdf5Id.check(hdf5.H5Pset_chunk(list.value(), chunk.length, chunk), "H5Pset_chunk");
        if (storage.shuffled()) {
            Hdf5Id.check(hdf5.H5Pset_shuffle(list.value()), "H5Pset_shuffle");
        }
        Hdf5Id.check(hdf5.H5Pset_deflate(list.value(), DEFLATE_LEVEL), "H5Pset_deflate");
    }

    private static void setFill(Hdf5Id list, Values fill) {
        try (Hdf5Id type = fill.type().open();
                BytePointer pointer = fill.toPointer()) {
            Hdf5Id.check(hdf5.H5Pset_fill_value(list.value(), type.value(), pointer), "H5Pset_fill_value");
        }
    }
}
