package org.virtualgranule.zarr.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.StaleSidecarException;

/** Local files; each is opened once and read by position, so that threads do not disturb each other. */
public final class FileByteSource implements ByteSource {
    private final Map<URI, FileChannel> channels = new ConcurrentHashMap<>();

    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        try {
            FileChannel channel = channel(location);
            if (channel.size() < range.end()) {
                throw new StaleSidecarException(
                        Locations.name(location),
                        "the file has " + channel.size() + " bytes, but the sidecar places data up to byte "
                                + range.end() + "; the granule is cut off or is not the sidecar's");
            }
            ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(range.length()));
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, range.offset() + buffer.position()) < 0) {
                    throw new IOException("file became shorter while it was read");
                }
            }
            return buffer.flip();
        } catch (IOException e) {
            throw failed(location, e);
        }
    }

    @Override
    public InputStream open(URI location) {
        try {
            Path file = Path.of(location);
            if (Files.isDirectory(file)) {
                throw new IOException("is a directory");
            }
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw failed(location, e);
        }
    }

    @Override
    public void close() {
        for (FileChannel channel : channels.values()) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new ChunkReadException("file", "cannot be closed: " + e.getMessage(), e);
            }
        }
        channels.clear();
    }

    private FileChannel channel(URI location) throws IOException {
        FileChannel known = channels.get(location);
        if (known != null) {
            return known;
        }
        FileChannel opened = FileChannel.open(Path.of(location));
        FileChannel other = channels.putIfAbsent(location, opened);
        if (other != null) {
            opened.close();
        }
        return other == null ? opened : other;
    }

    private static ChunkReadException failed(URI location, IOException e) {
        String why = e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
        return new ChunkReadException(
                Locations.name(location), "cannot read " + Locations.display(location) + ": " + why, e);
    }

    @Override
    public String toString() {
        return "FileByteSource";
    }
}
