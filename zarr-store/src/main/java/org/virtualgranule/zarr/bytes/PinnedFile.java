package org.virtualgranule.zarr.bytes;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Local files that must stay as they are while a granule is read: of the same size, and not written to. */
final class PinnedFile implements ByteSource {
    private final FileByteSource files;
    private final Map<URI, Pinned> first = new ConcurrentHashMap<>();

    PinnedFile(FileByteSource files) {
        this.files = files;
    }

    /** A file's state, and what is said of it: the one is often compared, the other seldom made. */
    private record Pinned(FileByteSource.State state, Version version) {
        Pinned(FileByteSource.State state) {
            this(state, new Version(state.toString(), ""));
        }
    }

    /** The state is looked at afterwards: what was read while it was the same belongs to it. */
    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        Pinned pinned = first.computeIfAbsent(location, file -> new Pinned(files.state(file)));
        ByteBuffer bytes = files.read(location, range);
        check(location, pinned);
        return bytes;
    }

    private void check(URI location, Pinned pinned) {
        FileByteSource.State now = files.state(location);
        if (!now.equals(pinned.state())) {
            throw Pins.changed(location, "it was " + pinned.state() + ", now it is " + now);
        }
    }

    @Override
    public Document open(URI location, Optional<Version> known) {
        return files.open(location, known);
    }

    @Override
    public Version version(URI location) {
        Pinned pinned = first.get(location);
        if (pinned == null) {
            return Version.UNKNOWN;
        }
        check(location, pinned);
        return pinned.version();
    }

    @Override
    public void close() {
        // a view
    }

    @Override
    public String toString() {
        return "pinned " + files;
    }
}
