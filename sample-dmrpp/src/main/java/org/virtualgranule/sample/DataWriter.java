package org.virtualgranule.sample;

import java.util.List;
import java.util.Map;
import org.bytedeco.hdf5.global.hdf5;
import org.bytedeco.javacpp.BytePointer;

/**
 * Writes the elements of all variables, chunk 0 of every variable first, then every chunk 1, and so on. Real granules
 * come out of their pipeline like this, so that neighbouring chunks of a variable are not neighbours in the file.
 */
final class DataWriter {
    private final Map<String, Hdf5Id> datasets;

    DataWriter(Map<String, Hdf5Id> datasets) {
        this.datasets = datasets;
    }

    void write(List<SampleVariable> variables) {
        variables.stream().filter(v -> v.storage().layout() != Layout.CHUNKED).forEach(v -> write(v, hdf5.H5S_ALL));
        long most = variables.stream()
                .mapToLong(v -> new ChunkGrid(v).count())
                .max()
                .orElse(0);
        for (int number = 0; number < most; number++) {
            for (SampleVariable variable : variables) {
                writeChunk(variable, number);
            }
        }
    }

    private void writeChunk(SampleVariable variable, int number) {
        ChunkGrid grid = new ChunkGrid(variable);
        boolean unwritten =
                variable.storage().unwritten().filter(n -> n == number).isPresent();
        if (number >= grid.count() || unwritten) {
            return;
        }
        long[] ones = grid.ones();
        try (Hdf5Id space =
                Hdf5Id.space(hdf5.H5Dget_space(datasets.get(variable.path()).value()))) {
            int status = hdf5.H5Sselect_hyperslab(
                    space.value(), hdf5.H5S_SELECT_SET, grid.origin(number), ones, ones, grid.clippedShape(number));
            Hdf5Id.check(status, "H5Sselect_hyperslab");
            write(variable, space.value());
        }
    }

    private void write(SampleVariable variable, long space) {
        try (Hdf5Id type = variable.values().type().open();
                BytePointer pointer = variable.values().toPointer()) {
            long dataset = datasets.get(variable.path()).value();
            int status = hdf5.H5Dwrite(dataset, type.value(), space, space, hdf5.H5P_DEFAULT, pointer);
            Hdf5Id.check(status, "H5Dwrite");
        }
    }
}
