package org.virtualgranule.sample;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.hdf5.global.hdf5;

/** Writes a granule with libhdf5. The same content always gives the same bytes: no times are stored. */
final class GranuleWriter implements AutoCloseable {
    /** The default, 32, makes each chunk index two kilobytes, more than most sample variables have data. */
    private static final int HALF_CHUNKS_PER_NODE = 4;

    private final Hdf5Id file;
    private final Map<String, Hdf5Id> datasets = new LinkedHashMap<>();

    private GranuleWriter(Path path) {
        try (Hdf5Id creation = Hdf5Id.properties(hdf5.H5Pcreate(hdf5.H5P_CLS_FILE_CREATE_ID_g()));
                Hdf5Id access = Hdf5Id.properties(hdf5.H5Pcreate(hdf5.H5P_CLS_FILE_ACCESS_ID_g()))) {
            Hdf5Id.check(hdf5.H5Pset_istore_k(creation.value(), HALF_CHUNKS_PER_NODE), "H5Pset_istore_k");
            // no chunk cache: each chunk gets its place in the file when it is written, not when it is evicted
            Hdf5Id.check(hdf5.H5Pset_cache(access.value(), 0, 0, 0, 0), "H5Pset_cache");
            Hdf5Id.check(
                    hdf5.H5Pset_libver_bounds(access.value(), hdf5.H5F_LIBVER_EARLIEST, hdf5.H5F_LIBVER_V110),
                    "H5Pset_libver_bounds");
            file = Hdf5Id.file(hdf5.H5Fcreate(path.toString(), hdf5.H5F_ACC_TRUNC, creation.value(), access.value()));
        }
    }

    /** Writes the content to a new file, or over an old one. */
    static void write(GranuleContent content, Path path) {
        try (GranuleWriter writer = new GranuleWriter(path)) {
            content.groups().forEach(writer::addGroup);
            content.variables().forEach(writer::addVariable);
            content.variables().stream().filter(SampleVariable::isScale).forEach(writer::makeScale);
            content.variables().forEach(writer::attachScales);
            new DataWriter(writer.datasets).write(content.variables());
        }
    }

    private void addGroup(String path, Map<String, Values> attributes) {
        try (Hdf5Id group = openOrCreate(path)) {
            attributes.forEach((name, values) -> AttributeIo.write(group, name, values));
        }
    }

    private Hdf5Id openOrCreate(String path) {
        if (path.equals("/")) {
            return Hdf5Id.group(hdf5.H5Gopen2(file.value(), path, hdf5.H5P_DEFAULT));
        }
        try (Hdf5Id creation = Hdf5Id.properties(hdf5.H5Pcreate(hdf5.H5P_CLS_GROUP_CREATE_ID_g()))) {
            Hdf5Id.check(hdf5.H5Pset_obj_track_times(creation.value(), false), "H5Pset_obj_track_times");
            return Hdf5Id.group(
                    hdf5.H5Gcreate2(file.value(), path, hdf5.H5P_DEFAULT, creation.value(), hdf5.H5P_DEFAULT));
        }
    }

    private void addVariable(SampleVariable variable) {
        Hdf5Id dataset = DatasetCreation.create(file, variable);
        datasets.put(variable.path(), dataset);
        variable.attributes().forEach((name, values) -> AttributeIo.write(dataset, name, values));
    }

    private void makeScale(SampleVariable variable) {
        String name = variable.path().substring(variable.path().lastIndexOf('/') + 1);
        Hdf5Id.check(hdf5.H5DSset_scale(datasets.get(variable.path()).value(), name), "H5DSset_scale");
    }

    private void attachScales(SampleVariable variable) {
        for (int axis = 0; axis < variable.dimensions().size(); axis++) {
            SampleDimension dimension = variable.dimensions().get(axis);
            if (dimension.isScaled() && !variable.isScale()) {
                long dataset = datasets.get(variable.path()).value();
                long scale = datasets.get(dimension.scale()).value();
                Hdf5Id.check(hdf5.H5DSattach_scale(dataset, scale, axis), "H5DSattach_scale");
            }
        }
    }

    @Override
    public void close() {
        datasets.values().forEach(Hdf5Id::close);
        file.close();
    }
}
