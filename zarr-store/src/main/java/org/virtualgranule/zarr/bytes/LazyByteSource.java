package org.virtualgranule.zarr.bytes;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes another source at its first use. An HTTP client with its TLS costs a process a fifth of a second, which one that
 * reads local files need not spend.
 */
final class LazyByteSource implements ByteSource {
    private final Supplier<ByteSource> maker;
    private Optional<ByteSource> made = Optional.empty();
    private boolean closed;

    LazyByteSource(Supplier<ByteSource> maker) {
        this.maker = maker;
    }

    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        return inner().read(location, range);
    }

    @Override
    public Document open(URI location, Optional<Version> known) {
        return inner().open(location, known);
    }

    @Override
    public ByteSource pinned() {
        return new LazyByteSource(() -> inner().pinned());
    }

    @Override
    public synchronized Optional<Traffic> traffic() {
        return made.flatMap(ByteSource::traffic);
    }

    @Override
    public Version version(URI location) {
        return inner().version(location);
    }

    @Override
    public Wire wire(URI location) {
        return inner().wire(location);
    }

    @Override
    public synchronized void close() {
        closed = true;
        made.ifPresent(ByteSource::close);
    }

    private synchronized ByteSource inner() {
        if (closed) {
            throw new IllegalStateException("the byte source is closed");
        }
        if (made.isEmpty()) {
            made = Optional.of(maker.get());
        }
        return made.get();
    }

    @Override
    public synchronized String toString() {
        return "LazyByteSource(" + made.map(ByteSource::toString).orElse("") + ")";
    }
}
