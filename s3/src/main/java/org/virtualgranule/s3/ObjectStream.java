package org.virtualgranule.s3;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.virtualgranule.zarr.bytes.Traffic;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** A whole object as a stream: counted, ended by the deadline however steadily it drips, never read on when closed. */
final class ObjectStream extends InputStream {
    private final ResponseInputStream<GetObjectResponse> body;
    private final Traffic traffic;
    private final Duration deadline;
    private final long start = System.nanoTime();
    private long left;
    private boolean ended;

    /**
     * Wraps a body.
     *
     * @param body closed with this one
     * @param deadline from now to the last byte
     * @param traffic counts the bytes
     */
    ObjectStream(ResponseInputStream<GetObjectResponse> body, Duration deadline, Traffic traffic) {
        this.body = body;
        this.deadline = deadline;
        this.traffic = traffic;
        Long announced = body.response().contentLength();
        this.left = announced == null ? Long.MAX_VALUE : announced;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (System.nanoTime() - start > deadline.toNanos()) {
            throw new IOException("it did not come whole within " + deadline.toSeconds() + " s");
        }
        int read;
        try {
            read = body.read(target, offset, length);
        } catch (SdkException e) {
            // its words are of the SDK's threads; an interrupted thread stays interrupted
            throw new IOException("the stream was aborted");
        }
        traffic.received(Math.max(read, 0));
        left -= Math.max(read, 0);
        ended |= read < 0;
        if (read < 0 && left > 0 && left < Long.MAX_VALUE / 2) {
            throw new IOException(left + " bytes of those announced did not come");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        if (ended) {
            body.close();
        } else {
            // closing would read on to the end, to keep the connection
            body.abort();
        }
    }
}
