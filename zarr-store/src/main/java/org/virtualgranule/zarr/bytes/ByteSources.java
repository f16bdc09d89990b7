package org.virtualgranule.zarr.bytes;

import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The known byte sources by the scheme of the address. An immutable value. */
public final class ByteSources implements ByteSource {
    private final Map<String, ByteSource> byScheme;

    /**
     * Makes a registry.
     *
     * @param byScheme source by lower-case scheme; closed with this registry
     */
    public ByteSources(Map<String, ByteSource> byScheme) {
        this.byScheme = Map.copyOf(byScheme);
    }

    /**
     * Local files, http and https.
     *
     * @return a new registry with sources of its own
     */
    public static ByteSources standard() {
        ByteSource http = new LazyByteSource(() -> new HttpByteSource());
        return new ByteSources(Map.of("file", new FileByteSource(), "http", http, "https", http));
    }

    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        return sourceOf(location).read(location, range);
    }

    @Override
    public InputStream open(URI location) {
        return sourceOf(location).open(location);
    }

    @Override
    public void close() {
        byScheme.values().forEach(ByteSource::close);
    }

    private ByteSource sourceOf(URI location) {
        String scheme = String.valueOf(location.getScheme()).toLowerCase(Locale.ROOT);
        ByteSource source = byScheme.get(scheme);
        if (source == null) {
            throw new IllegalArgumentException("no way to read \"" + Locations.display(location) + "\": the scheme is "
                    + scheme + ", known are " + String.join(", ", new TreeMap<>(byScheme).keySet()));
        }
        return source;
    }

    @Override
    public String toString() {
        return "ByteSources" + new TreeMap<>(byScheme);
    }
}
