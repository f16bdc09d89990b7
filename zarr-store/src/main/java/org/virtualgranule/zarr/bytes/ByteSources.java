package org.virtualgranule.zarr.bytes;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

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
        return standard(HttpOptions.defaults());
    }

    /**
     * Local files, http and https.
     *
     * @param options how web servers are asked
     * @return a new registry with sources of its own
     */
    public static ByteSources standard(HttpOptions options) {
        ByteSource http = new LazyByteSource(() -> new HttpByteSource(options));
        return new ByteSources(Map.of("file", new FileByteSource(), "http", http, "https", http));
    }

    /**
     * Adds a source.
     *
     * @param scheme the scheme in lower case
     * @param source where such addresses are read; closed with the new registry, as are this one's
     * @return a registry of both; this one is not used any more
     */
    public ByteSources with(String scheme, ByteSource source) {
        Map<String, ByteSource> more = new TreeMap<>(byScheme);
        more.put(scheme, source);
        return new ByteSources(more);
    }

    /**
     * Adds a source that is made at its first use: what it needs is not loaded by a process that reads no such address.
     *
     * @param scheme the scheme in lower case
     * @param maker makes the source, once
     * @return a registry of both; this one is not used any more
     */
    public ByteSources with(String scheme, Supplier<ByteSource> maker) {
        return with(scheme, new LazyByteSource(maker));
    }

    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        return sourceOf(location).read(location, range);
    }

    @Override
    public Document open(URI location, Optional<Version> known) {
        return sourceOf(location).open(location, known);
    }

    @Override
    public ByteSource pinned() {
        Map<ByteSource, ByteSource> views = new IdentityHashMap<>();
        Map<String, ByteSource> byScheme = new TreeMap<>();
        this.byScheme.forEach(
                (scheme, source) -> byScheme.put(scheme, views.computeIfAbsent(source, ByteSource::pinned)));
        return new ByteSources(byScheme);
    }

    @Override
    public Optional<Traffic> traffic() {
        return byScheme.values().stream()
                .flatMap(source -> source.traffic().stream())
                .findFirst();
    }

    @Override
    public Version version(URI location) {
        return sourceOf(location).version(location);
    }

    @Override
    public Wire wire(URI location) {
        return sourceOf(location).wire(location);
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
