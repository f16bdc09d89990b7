package org.virtualgranule.reader.refs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.function.UnaryOperator;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.reader.file.PendingDirectory;
import org.virtualgranule.zarr.export.ConsolidatedMetadata;
import org.virtualgranule.zarr.export.Reference;
import org.virtualgranule.zarr.export.ReferenceArray;
import org.virtualgranule.zarr.export.ReferenceGranule;
import org.virtualgranule.zarr.store.VirtualStore;

/**
 * Writes kerchunk's references in its Parquet layout: {@code .zmetadata}, and for each array files {@code refs.N.parq} with
 * a row for each chunk. A part of an array of which no chunk was written has no file.
 */
final class KerchunkParquetSink implements RefsSink<ReferenceGranule> {
    /** As kerchunk writes it. */
    private static final int ROWS_IN_FILE = 100_000;

    private static final long NONE = -1;

    private final UnaryOperator<String> moved;
    private final PendingDirectory directory;
    private final ConsolidatedMetadata metadata = new ConsolidatedMetadata();

    KerchunkParquetSink(Path out, UnaryOperator<String> moved) {
        this.moved = moved;
        directory = PendingDirectory.beside(out);
    }

    @Override
    public ReferenceGranule prepare(VirtualStore granule, URI data) {
        return ReferenceGranule.of(granule, moved, path -> directory.canHold(file(path, 0)));
    }

    @Override
    public List<Diagnostic> leftOut(ReferenceGranule granule) {
        return granule.leftOut();
    }

    @Override
    public void write(String group, ReferenceGranule granule) {
        try {
            metadata.add(group, granule);
            for (ReferenceArray array : granule.arrays()) {
                write(group + array.path(), array);
            }
        } catch (IOException e) {
            throw directory.failure(e);
        }
    }

    private void write(String folder, ReferenceArray array) throws IOException {
        PrimitiveIterator.OfLong numbers = array.numbers().iterator();
        long next = numbers.hasNext() ? numbers.nextLong() : NONE;
        while (next != NONE) {
            long part = next / ROWS_IN_FILE;
            long end = Math.min(array.grid().chunkCount(), (part + 1) * ROWS_IN_FILE);
            List<Optional<Reference>> rows = new ArrayList<>();
            for (long number = part * ROWS_IN_FILE; number < end; number++) {
                boolean isThere = number == next;
                rows.add(isThere ? Optional.of(array.find(number)) : Optional.empty());
                if (isThere) {
                    next = numbers.hasNext() ? numbers.nextLong() : NONE;
                }
            }
            RecordFile.write(directory.file(file(folder, part)), rows);
        }
    }

    private static String file(String folder, long part) {
        return folder.replaceFirst("^/", "") + "/refs." + part + ".parq";
    }

    @Override
    public void finish() {
        try {
            metadata.root();
            Files.writeString(directory.file(".zmetadata"), metadata.text(ROWS_IN_FILE));
        } catch (IOException e) {
            throw directory.failure(e);
        }
        directory.publish();
    }

    @Override
    public void close() {
        directory.discard(); // nothing is there under this name when it is published
    }
}
