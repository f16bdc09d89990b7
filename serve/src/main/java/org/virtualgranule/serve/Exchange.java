package org.virtualgranule.serve;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.content.ByteBufferContentSource;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.virtualgranule.zarr.array.ByteBudget;

/**
 * A request, and the answer that it gets.
 *
 * @param callback to be told when the answer is over
 * @param limits how long the client may take
 * @param memory what values are held in
 */
record Exchange(Request request, Response response, Callback callback, ServerLimits limits, ByteBudget memory) {
    private static final long A_DAY = Duration.ofDays(1).toMillis();

    /** Java copies what it writes to a socket, all that is handed over, and for each thread. */
    private static final int SLICE = 1 << 17;

    /**
     * The client waits for the origin from now on, and not the other way round. Its silence ends nothing then, nor may it
     * end the answer when that begins at last.
     */
    void await() {
        client().setIdleTimeout(A_DAY);
        request.addIdleTimeoutListener(timeout -> false);
    }

    private void begin() {
        if (client() instanceof AbstractEndPoint client && client.getIdleTimeout() == A_DAY) {
            client.notIdle();
            client.setIdleTimeout(limits.patience().toMillis());
        }
    }

    private EndPoint client() {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }

    /**
     * Sends a value, or what the client's conditions make of it.
     *
     * @param body the value; it is closed when the answer is over
     * @throws org.virtualgranule.dmrpp.model.GranuleException if the value cannot be read; nothing is sent then, and the
     *     value is left open
     */
    void send(Representation body) {
        String etag = body.etag();
        Conditions conditions = new Conditions(request.getHeaders(), etag);
        if (conditions.areNotMet()) {
            refuse(Refusal.NOT_MET, body);
        } else if (conditions.isNotModified()) {
            describe(304, etag);
            end(body);
        } else if (HttpMethod.HEAD.is(request.getMethod())) {
            long size = body.size();
            describe(200, etag);
            content(body.type(), size);
            end(body);
        } else {
            Part part = conditions.part(body.size());
            if (part.status() == 416) {
                response.getHeaders().put(HttpHeader.CONTENT_RANGE, "bytes */" + body.size());
                refuse(Refusal.NO_SUCH_RANGE, body);
            } else {
                ByteBuffer bytes = body.bytes(part.range());
                describe(part.status(), etag);
                content(body.type(), bytes.remaining());
                if (part.status() == 206) {
                    response.getHeaders().put(HttpHeader.CONTENT_RANGE, part.contentRange(body.size()));
                }
                write(bytes, body);
            }
        }
    }

    private void write(ByteBuffer bytes, Representation body) {
        Deadline deadline = deadline(bytes.remaining());
        Callback over = Callback.from(
                () -> {
                    deadline.close();
                    body.close();
                },
                callback);
        Content.copy(new ByteBufferContentSource(slices(bytes)), response, over);
    }

    /** What is under way is given up when it takes too long. */
    private Deadline deadline(long bytes) {
        return Deadline.begin(
                client(),
                request.getComponents().getScheduler(),
                memory,
                limits.longestInARush(bytes),
                limits.longest(bytes));
    }

    private static List<ByteBuffer> slices(ByteBuffer bytes) {
        List<ByteBuffer> slices = new ArrayList<>();
        for (int at = bytes.position(); at < bytes.limit(); at += SLICE) {
            slices.add(bytes.slice(at, Math.min(SLICE, bytes.limit() - at)));
        }
        return slices;
    }

    private void describe(int status, String etag) {
        begin();
        response.setStatus(status);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(HttpHeader.ETAG, etag);
        // a cache asks each time whether its copy is still the one, which costs no read
        headers.put(HttpHeader.CACHE_CONTROL, "no-cache");
        headers.put(HttpHeader.ACCEPT_RANGES, "bytes");
    }

    private void content(String type, long size) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, size);
    }

    private void end(Representation body) {
        body.close();
        callback.succeeded();
    }

    private void refuse(Refusal refusal, Representation body) {
        body.close();
        refuse(refusal);
    }

    /** Says in one line why there is no value. */
    void refuse(Refusal refusal) {
        begin();
        PlainErrors.write(refusal, response, callback);
    }

    /** Sends the client to another URL. */
    void redirect(String location) {
        begin();
        response.setStatus(301);
        response.getHeaders().put(HttpHeader.LOCATION, location);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        callback.succeeded();
    }
}
