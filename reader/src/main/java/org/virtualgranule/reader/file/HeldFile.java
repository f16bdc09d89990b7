package org.virtualgranule.reader.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A file that can be closed whatever happened to its writer: Parquet's leaves it open after a failed write, and the room
 * of a file that was removed is not given back to a full disk before it is closed.
 */
final class HeldFile extends LocalOutputFile implements Closeable {
    private Optional<PositionOutputStream> stream = Optional.empty();

    HeldFile(Path path) {
        super(path);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) throws IOException {
        PositionOutputStream opened = super.createOrOverwrite(blockSize);
        stream = Optional.of(opened);
        return opened;
    }

    @Override
    public void close() throws IOException {
        if (stream.isPresent()) {
            stream.get().close();
        }
    }
}
