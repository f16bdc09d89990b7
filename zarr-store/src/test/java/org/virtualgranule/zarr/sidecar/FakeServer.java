package org.virtualgranule.zarr.sidecar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.Version;

/** Documents with versions; notes what is asked for, and whether the answer had a body. */
final class FakeServer implements ByteSource {
    static final URI ADDRESS = URI.create("https://host/a.h5.dmrpp");

    private record File(String text, Version version, boolean broken) {}

    private final Map<URI, File> files = new ConcurrentHashMap<>();
    private final List<String> answers = new CopyOnWriteArrayList<>();

    /** A sidecar that says a name, and little else. */
    static String sidecar(String name) {
        return "<Dataset name=\"" + name + "\"><Int8 name=\"v\"><Dim size=\"4\"/>"
                + "<dmrpp:chunks><dmrpp:chunk offset=\"8\" nBytes=\"4\"/></dmrpp:chunks></Int8></Dataset>";
    }

    FakeServer with(URI location, String text, Version version) {
        files.put(location, new File(text, version, false));
        return this;
    }

    /** The sidecar at {@link #ADDRESS}, of a version that its name is. */
    FakeServer with(String name) {
        return with(ADDRESS, sidecar(name), tag(name));
    }

    /** A document that breaks off. */
    FakeServer broken(String text, Version version) {
        files.put(ADDRESS, new File(text, version, true));
        return this;
    }

    static Version tag(String tag) {
        return new Version("\"" + tag + "\"", "");
    }

    /** For each request "200" or "304", after "if" for one with a condition. */
    List<String> answers() {
        return List.copyOf(answers);
    }

    @Override
    public Document open(URI location, Optional<Version> known) {
        File file = files.get(location);
        if (file == null) {
            throw new ChunkReadException("a", "HTTP 404");
        }
        boolean same = known.filter(version -> version.equals(file.version())).isPresent();
        answers.add((known.isPresent() ? "if " : "") + (same ? "304" : "200"));
        return same ? Document.unchanged(file.version()) : new Document(file.version(), Optional.of(content(file)));
    }

    private static InputStream content(File file) {
        InputStream text = new ByteArrayInputStream(file.text().getBytes(StandardCharsets.UTF_8));
        return file.broken()
                ? new SequenceInputStream(text, new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }
                })
                : text;
    }

    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        // nothing to give back
    }
}
