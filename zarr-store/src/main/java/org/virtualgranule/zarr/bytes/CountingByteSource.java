package org.virtualgranule.zarr.bytes;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the requests and the bytes that another source answered. */
public final class CountingByteSource implements ByteSource {
    private final ByteSource inner;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong documentBytes = new AtomicLong();

    /**
     * Wraps a source.
     *
     * @param inner the source that does the work; closed with this one
     */
    public CountingByteSource(ByteSource inner) {
        this.inner = inner;
    }

    /**
     * Counts requests.
     *
     * @return calls so far, repeated tries inside the wrapped source not counted
     */
    public long requests() {
        return requests.get();
    }

    /**
     * Counts bytes.
     *
     * @return bytes that came so far
     */
    public long bytes() {
        return bytes.get() + documentBytes.get();
    }

    /**
     * Counts the bytes of documents read whole: sidecars.
     *
     * @return the part of {@link #bytes} that came from {@link #open}
     */
    public long documentBytes() {
        return documentBytes.get();
    }

    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        requests.incrementAndGet();
        ByteBuffer buffer = inner.read(location, range);
        bytes.addAndGet(buffer.remaining());
        return buffer;
    }

    @Override
    public InputStream open(URI location) {
        requests.incrementAndGet();
        return new FilterInputStream(inner.open(location)) {
            @Override
            public int read() throws IOException {
                int b = super.read();
                documentBytes.addAndGet(b < 0 ? 0 : 1);
                return b;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int n = super.read(target, offset, length);
                documentBytes.addAndGet(Math.max(n, 0));
                return n;
            }

            @Override
            public long skip(long count) throws IOException {
                long n = super.skip(count);
                documentBytes.addAndGet(n);
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
