package org.virtualgranule.zarr.bytes;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualgranule.dmrpp.model.StaleSidecarException;

/** Web objects that must stay as they are while a granule is read. */
final class PinnedHttp implements ByteSource {
    private final HttpByteSource source;
    private final Map<URI, Version> versions = new ConcurrentHashMap<>();

    PinnedHttp(HttpByteSource source) {
        this.source = source;
    }

    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        HttpByteSource.Part part = source.part(location, range);
        check(location, part.version());
        return part.bytes();
    }

    @Override
    public Document open(URI location, Optional<Version> known) {
        Document document = source.open(location, known);
        check(location, document.version());
        return document;
    }

    @Override
    public Optional<Traffic> traffic() {
        return source.traffic();
    }

    @Override
    public Wire wire(URI location) {
        return source.wire(location);
    }

    private void check(URI location, Version version) {
        if (!version.isKnown()) {
            return;
        }
        Version first = versions.putIfAbsent(location, version);
        if (first != null && !first.agreesWith(version)) {
            throw new StaleSidecarException(
                    Locations.name(location),
                    Locations.display(location) + " was changed while it was read: it was " + first + ", now it is "
                            + version + "; open the granule again");
        }
    }

    @Override
    public void close() {
        // a view
    }

    @Override
    public String toString() {
        return "pinned " + source;
    }
}
