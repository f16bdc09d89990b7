package org.virtualgranule.zarr.bytes;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Local files that must stay as they are while a granule is read: of the same size, and not written to. */
final class PinnedFile implements ByteSource {
    private final FileByteSource files;
    private final Pins pins = new Pins();

    PinnedFile(FileByteSource files) {
        this.files = files;
    }

    /** The state is looked at before and after: what was read in between belongs to it. */
    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        pins.check(location, files.state(location));
        ByteBuffer bytes = files.read(location, range);
        pins.check(location, files.state(location));
        return bytes;
    }

    @Override
    public Document open(URI location, Optional<Version> known) {
        return files.open(location, known);
    }

    @Override
    public Version version(URI location) {
        return pins.version(location);
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
