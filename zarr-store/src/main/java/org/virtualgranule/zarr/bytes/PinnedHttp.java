package org.virtualgranule.zarr.bytes;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Web objects that must stay as they are while a granule is read. */
final class PinnedHttp implements ByteSource {
    private final HttpByteSource source;
    private final Pins pins = new Pins();

    /**
     * What reading has begun of. The first to read forgets where redirects led before, since the sidecar may be newer than
     * that, and the others wait until it has.
     */
    private final Map<URI, Boolean> begun = new ConcurrentHashMap<>();

    PinnedHttp(HttpByteSource source) {
        this.source = source;
    }

    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        begun.computeIfAbsent(location, first -> {
            source.forget(first);
            return true;
        });
        HttpByteSource.Part part = source.part(location, range);
        pins.check(location, part.version());
        pins.check(location, part.total());
        return part.bytes();
    }

    @Override
    public Document open(URI location, Optional<Version> known) {
        Document document = source.open(location, known);
        pins.check(location, document.version());
        return document;
    }

    @Override
    public Optional<Traffic> traffic() {
        return source.traffic();
    }

    @Override
    public Version version(URI location) {
        return pins.version(location);
    }

    @Override
    public Wire wire(URI location) {
        return source.wire(location);
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
