package org.virtualgranule.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.virtualgranule.zarr.manifest.ChunkRef;

/** One client with one connection: asks for one chunk after the other, and compares what comes. Costs next to nothing. */
final class LoadClient {
    /** A key, after a slash, and the place of its bytes in the HDF5 file. */
    record Chunk(String key, ChunkRef.Stored place) {
        int from() {
            return Math.toIntExact(place.range().offset());
        }

        int to() {
            return Math.toIntExact(place.range().end());
        }
    }

    private final URI base;
    private final List<Chunk> chunks;
    private final byte[] file;
    private int wrong;

    LoadClient(URI base, List<Chunk> chunks, byte[] file) {
        this.base = base;
        this.chunks = chunks;
        this.file = file;
    }

    /** Reads all chunks, beginning with a certain one; gives the number of answers that were not the chunk. */
    int read(int first) throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
            for (int i = 0; i < chunks.size(); i++) {
                Chunk chunk = chunks.get((first + i) % chunks.size());
                String request = "GET " + base.getPath() + chunk.key() + " HTTP/1.1\r\nHost: " + base.getAuthority()
                        + "\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                wrong += isRight(in, chunk) ? 0 : 1;
            }
        }
        return wrong;
    }

    private boolean isRight(DataInputStream in, Chunk chunk) throws IOException {
        String status = line(in);
        int length = -1;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return status.startsWith("HTTP/1.1 200 ") && Arrays.equals(body, 0, length, file, chunk.from(), chunk.to());
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            line.append((char) c);
        }
        return line.substring(0, Math.max(0, line.length() - 1));
    }
}
