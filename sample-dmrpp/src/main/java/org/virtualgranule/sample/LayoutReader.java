package org.virtualgranule.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;

/** Asks libhdf5 where the bytes of an open dataset are, and through which filters they went. */
final class LayoutReader {
    private static final int MOST_PARAMETERS = 8;

    private final Hdf5Id dataset;

    LayoutReader(Hdf5Id dataset) {
        this.dataset = dataset;
    }

    StoredLayout read() {
        try (Hdf5Id properties = Hdf5Id.properties(hdf5.H5Dget_create_plist(dataset.value()))) {
            Layout layout = Layout.values()[Hdf5Id.check(hdf5.H5Pget_layout(properties.value()), "H5Pget_layout")];
            List<Long> chunk = layout == Layout.CHUNKED ? chunkShape(properties) : List.of();
            List<StoredPiece> pieces =
                    switch (layout) {
                        case CHUNKED -> chunks(chunk.size());
                        case CONTIGUOUS -> onePiece();
                        case COMPACT -> List.of();
                    };
            return new StoredLayout(layout, chunk, filters(properties), fill(properties), pieces);
        }
    }

    private static List<Long> chunkShape(Hdf5Id properties) {
        long[] shape = new long[hdf5.H5S_MAX_RANK];
        int rank = Hdf5Id.check(hdf5.H5Pget_chunk(properties.value(), shape.length, shape), "H5Pget_chunk");
        return boxed(Arrays.copyOf(shape, rank));
    }

    private List<StoredPiece> chunks(int rank) {
        try (Hdf5Id space = Hdf5Id.space(hdf5.H5Dget_space(dataset.value()))) {
            long[] count = new long[1];
            Hdf5Id.check(hdf5.H5Dget_num_chunks(dataset.value(), space.value(), count), "H5Dget_num_chunks");
            List<StoredPiece> chunks = new ArrayList<>();
            for (long index = 0; index < count[0]; index++) {
                chunks.add(chunk(space, index, rank));
            }
            return chunks;
        }
    }

    private StoredPiece chunk(Hdf5Id space, long index, int rank) {
        long[] origin = new long[rank];
        int[] mask = new int[1];
        long[] offset = new long[1];
        long[] length = new long[1];
        int status = hdf5.H5Dget_chunk_info(dataset.value(), space.value(), index, origin, mask, offset, length);
        Hdf5Id.check(status, "H5Dget_chunk_info");
        if (mask[0] != 0) {
            throw new IllegalStateException("a filter was left out of chunk " + Arrays.toString(origin));
        }
        return new StoredPiece(offset[0], length[0], boxed(origin));
    }

    private List<StoredPiece> onePiece() {
        long offset = hdf5.H5Dget_offset(dataset.value());
        long length = hdf5.H5Dget_storage_size(dataset.value());
        return offset == hdf5.HADDR_UNDEF ? List.of() : List.of(new StoredPiece(offset, length, List.of()));
    }

    private static List<StoredFilter> filters(Hdf5Id properties) {
        int count = Hdf5Id.check(hdf5.H5Pget_nfilters(properties.value()), "H5Pget_nfilters");
        List<StoredFilter> filters = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            filters.add(filter(properties, index));
        }
        return filters;
    }

    private static StoredFilter filter(Hdf5Id properties, int index) {
        int[] parameters = new int[MOST_PARAMETERS];
        try (SizeTPointer length = new SizeTPointer(1).put(MOST_PARAMETERS)) {
            int filter = hdf5.H5Pget_filter2(
                    properties.value(), index, new int[1], length, parameters, 0, new byte[1], new int[1]);
            if (filter != hdf5.H5Z_FILTER_DEFLATE && filter != hdf5.H5Z_FILTER_SHUFFLE) {
                throw new IllegalStateException("the samples use no HDF5 filter " + filter);
            }
            String name = filter == hdf5.H5Z_FILTER_DEFLATE ? StoredFilter.DEFLATE : StoredFilter.SHUFFLE;
            return new StoredFilter(name, parameters[0]);
        }
    }

    private Values fill(Hdf5Id properties) {
        try (Hdf5Id type = Hdf5Id.type(hdf5.H5Dget_type(dataset.value()))) {
            ElementType element = ElementType.of(type);
            try (BytePointer pointer = new BytePointer(element.size())) {
                Hdf5Id.check(hdf5.H5Pget_fill_value(properties.value(), type.value(), pointer), "H5Pget_fill_value");
                return Values.copyOf(element, pointer, element.size());
            }
        }
    }

    private static List<Long> boxed(long[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
