package org.virtualgranule.serve;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.Version;

/** An origin that answers when it is told to, with bytes that follow from where they are. */
final class SlowSource implements ByteSource {
    /** A permit for each read that has begun. */
    final Semaphore begun = new Semaphore(0);

    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /** What every read has at an offset. */
    static byte at(long offset) {
        return (byte) (offset * 31 + (offset >> 8));
    }

    /** Answers at once from now on. */
    SlowSource quick() {
        go.countDown();
        return this;
    }

    int mostAtOnce() {
        return most.get();
    }

    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        begun.release();
        try {
            if (!go.await(20, TimeUnit.SECONDS)) {
                throw new ChunkReadException("a.h5", "nobody told the source to answer");
            }
        } catch (InterruptedException e) {
            throw new ChunkReadException("a.h5", "interrupted", e);
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) range.length());
        for (int i = 0; i < bytes.capacity(); i++) {
            bytes.put(i, at(range.offset() + i));
        }
        now.decrementAndGet();
        return bytes;
    }

    @Override
    public Version version(URI location) {
        return new Version("\"v1\"", "");
    }

    @Override
    public Document open(URI location, Optional<Version> known) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        go.countDown();
    }
}
