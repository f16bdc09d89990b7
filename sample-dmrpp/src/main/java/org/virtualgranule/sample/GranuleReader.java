package org.virtualgranule.sample;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.hdf5.H5G_info_t;
import org.bytedeco.hdf5.H5O_info2_t;
import org.bytedeco.hdf5.global.hdf5;

/** Reads a whole granule through libhdf5: tree, storage and values. Knows nothing of how the granule was made. */
final class GranuleReader {
    private final Hdf5Id file;

    private GranuleReader(Hdf5Id file) {
        this.file = file;
    }

    /** The root group of a file that nobody has open for writing. */
    static StoredGroup read(Path path) {
        try (Hdf5Id file = Hdf5Id.file(hdf5.H5Fopen(path.toString(), hdf5.H5F_ACC_RDONLY, hdf5.H5P_DEFAULT))) {
            return new GranuleReader(file).group("/");
        }
    }

    private StoredGroup group(String path) {
        List<StoredDataset> datasets = new ArrayList<>();
        List<StoredGroup> groups = new ArrayList<>();
        try (Hdf5Id group = Hdf5Id.group(hdf5.H5Gopen2(file.value(), path, hdf5.H5P_DEFAULT))) {
            for (long index = 0; index < links(group); index++) {
                String child = (path.equals("/") ? "" : path) + "/" + name(group, index);
                if (isDataset(child)) {
                    datasets.add(dataset(child));
                } else {
                    groups.add(group(child));
                }
            }
            return new StoredGroup(path, AttributeIo.read(group), datasets, groups);
        }
    }

    private StoredDataset dataset(String path) {
        try (Hdf5Id dataset = Hdf5Id.dataset(hdf5.H5Dopen2(file.value(), path, hdf5.H5P_DEFAULT))) {
            DatasetReader reader = new DatasetReader(dataset);
            return new StoredDataset(
                    path,
                    reader.values(),
                    reader.dimensions(path),
                    new LayoutReader(dataset).read(),
                    AttributeIo.read(dataset));
        }
    }

    private static long links(Hdf5Id group) {
        try (H5G_info_t facts = new H5G_info_t()) {
            Hdf5Id.check(hdf5.H5Gget_info(group.value(), facts), "H5Gget_info");
            return facts.nlinks();
        }
    }

    private static String name(Hdf5Id group, long index) {
        return Hdf5Names.ask((bytes, size) -> hdf5.H5Lget_name_by_idx(
                group.value(), ".", hdf5.H5_INDEX_NAME, hdf5.H5_ITER_INC, index, bytes, size, hdf5.H5P_DEFAULT));
    }

    private boolean isDataset(String path) {
        try (H5O_info2_t facts = new H5O_info2_t()) {
            int status = hdf5.H5Oget_info_by_name3(file.value(), path, facts, hdf5.H5O_INFO_BASIC, hdf5.H5P_DEFAULT);
            Hdf5Id.check(status, "H5Oget_info_by_name3");
            return facts.type() == hdf5.H5O_TYPE_DATASET;
        }
    }
}
