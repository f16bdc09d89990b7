package org.virtualgranule.sample;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.hdf5.H5DS_iterate_t;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** The elements and dimensions of an open dataset. */
final class DatasetReader {
    private final Hdf5Id dataset;

    DatasetReader(Hdf5Id dataset) {
        this.dataset = dataset;
    }

    Values values() {
        try (Hdf5Id type = Hdf5Id.type(hdf5.H5Dget_type(dataset.value()));
                Hdf5Id space = Hdf5Id.space(hdf5.H5Dget_space(dataset.value()))) {
            ElementType element = ElementType.of(type);
            int length = Math.toIntExact(hdf5.H5Sget_simple_extent_npoints(space.value()) * element.size());
            try (BytePointer pointer = new BytePointer(Math.max(1, length))) {
                int status = hdf5.H5Dread(
                        dataset.value(), type.value(), hdf5.H5S_ALL, hdf5.H5S_ALL, hdf5.H5P_DEFAULT, pointer);
                Hdf5Id.check(status, "H5Dread");
                return Values.copyOf(element, pointer, length);
            }
        }
    }

    /** The dimensions; a dimension scale is its own scale. */
    List<SampleDimension> dimensions(String path) {
        boolean scale = Hdf5Id.check(hdf5.H5DSis_scale(dataset.value()), "H5DSis_scale") > 0;
        List<SampleDimension> dimensions = new ArrayList<>();
        for (long size : shape()) {
            dimensions.add(new SampleDimension(size, scale ? path : scaleOf(dimensions.size())));
        }
        return dimensions;
    }

    private long[] shape() {
        try (Hdf5Id space = Hdf5Id.space(hdf5.H5Dget_space(dataset.value()))) {
            int rank = Hdf5Id.check(hdf5.H5Sget_simple_extent_ndims(space.value()), "H5Sget_simple_extent_ndims");
            long[] shape = new long[rank];
            Hdf5Id.check(
                    hdf5.H5Sget_simple_extent_dims(space.value(), shape, new long[rank]), "H5Sget_simple_extent_dims");
            return shape;
        }
    }

    private String scaleOf(int axis) {
        int scales = Hdf5Id.check(hdf5.H5DSget_num_scales(dataset.value(), axis), "H5DSget_num_scales");
        if (scales == 0) {
            return "";
        }
        try (ScaleName first = new ScaleName()) {
            int status = hdf5.H5DSiterate_scales(dataset.value(), axis, new int[] {0}, first, new Pointer());
            Hdf5Id.check(status, "H5DSiterate_scales");
            return first.path;
        }
    }

    /** Called by libhdf5 with each scale of a dimension; notes the first one's path. */
    private static final class ScaleName extends H5DS_iterate_t {
        private String path = "";

        ScaleName() {
            super();
        }

        @Override
        public int call(long dataset, int axis, long scale, Pointer data) {
            path = Hdf5Names.ask((bytes, size) -> hdf5.H5Iget_name(scale, bytes, size));
            return 1;
        }
    }
}
