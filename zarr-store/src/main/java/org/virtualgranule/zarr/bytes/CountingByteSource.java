package org.virtualgranule.zarr.bytes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the requests and the bytes that another source answered. */
public final class CountingByteSource implements ByteSource {
    private final ByteSource inner;
    private final Counts counts;

    private record Counts(AtomicLong requests, AtomicLong bytes, AtomicLong documentBytes) {}

    /**
     * Wraps a source.
     *
     * @param inner the source that does the work; closed with this one
     */
    public CountingByteSource(ByteSource inner) {
        this(inner, new Counts(new AtomicLong(), new AtomicLong(), new AtomicLong()));
    }

    private CountingByteSource(ByteSource inner, Counts counts) {
        this.inner = inner;
        this.counts = counts;
    }

    /**
     * Counts requests.
     *
     * @return calls so far, repeated tries inside the wrapped source not counted
     */
    public long requests() {
        return counts.requests.get();
    }

    /**
     * Counts bytes.
     *
     * @return bytes that came so far
     */
    public long bytes() {
        return counts.bytes.get() + counts.documentBytes.get();
    }

    /**
     * Counts the bytes of documents read whole: sidecars.
     *
     * @return the part of {@link #bytes} that came from {@link #open}
     */
    public long documentBytes() {
        return counts.documentBytes.get();
    }

    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        counts.requests.incrementAndGet();
        ByteBuffer buffer = inner.read(location, range);
        counts.bytes.addAndGet(buffer.remaining());
        return buffer;
    }

    @Override
    public Document open(URI location, Optional<Version> known) {
        counts.requests.incrementAndGet();
        Document document = inner.open(location, known);
        return new Document(document.version(), document.content().map(this::counted));
    }

    @Override
    public ByteSource pinned() {
        return new CountingByteSource(inner.pinned(), counts);
    }

    @Override
    public Optional<Traffic> traffic() {
        return inner.traffic();
    }

    @Override
    public Version version(URI location) {
        return inner.version(location);
    }

    @Override
    public Wire wire(URI location) {
        return inner.wire(location);
    }

    private InputStream counted(InputStream content) {
        return new FilterInputStream(content) {
            @Override
            public int read() throws IOException {
                int b = super.read();
                counts.documentBytes.addAndGet(b < 0 ? 0 : 1);
                return b;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int n = super.read(target, offset, length);
                counts.documentBytes.addAndGet(Math.max(n, 0));
                return n;
            }

            @Override
            public long skip(long count) throws IOException {
                long n = super.skip(count);
                counts.documentBytes.addAndGet(n);
                return n;
            }
        };
    }

    @Override
    public void close() {
        inner.close();
    }

    @Override
    public String toString() {
        return "CountingByteSource(" + inner + ")";
    }
}
