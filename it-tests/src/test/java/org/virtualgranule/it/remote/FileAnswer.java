package org.virtualgranule.it.remote;

import java.io.IOException;
import java.util.Arrays;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okio.BufferedSink;

/** Answers about a file, right and wrong. */
final class FileAnswer {
    private final Ask ask;
    private final byte[] file;
    private final Sending sending;

    FileAnswer(Ask ask, byte[] file, Sending sending) {
        this.ask = ask;
        this.file = file;
        this.sending = sending;
    }

    /** Told when an answer begins (1) and when it ends (-1), with the bytes of its body. */
    interface Sending {
        void count(int more, long bytes);
    }

    MockResponse.Builder right(Headers condition) {
        if (tag().equals(condition.get("If-None-Match"))) {
            return code(304).setHeader("ETag", tag());
        }
        if (ask.first() >= file.length) {
            return code(416).setHeader("Content-Range", "bytes */" + file.length);
        }
        return with(asked());
    }

    MockResponse.Builder wrong(Fault fault) {
        return switch (fault) {
            case BUSY -> code(503).setHeader("Retry-After", "0");
            case TOO_MANY -> code(429).setHeader("Retry-After", "Mon, 16 Nov 2020 00:00:00 GMT");
            case BROKEN -> code(500);
            case RESET -> code(500).onResponseStart(new SocketEffect.CloseSocket());
            case RESET_IN_BODY -> with(asked()).onResponseBody(new SocketEffect.CloseSocket());
            case TRUNCATED -> truncated();
            case CORRUPT -> corrupt();
            case TORN -> with(Arrays.copyOf(asked(), asked().length / 2));
            case STALLED -> code(500).onResponseStart(SocketEffect.Stall.INSTANCE);
            case WHOLE -> body(200, file);
            case SHIFTED -> shifted();
            case LONGER -> with(slice(ask.first(), ask.end(file.length) + 1));
            case REPLACED -> with(asked()).setHeader("ETag", "\"another\"");
            case REFUSED -> code(400);
            case UNAUTHORIZED -> code(401);
            case FORBIDDEN -> code(403);
            case MISSING -> code(404);
        };
    }

    private String tag() {
        return "\"" + file.length + "-" + Arrays.hashCode(file) + "\"";
    }

    private byte[] slice(long first, long end) {
        return Arrays.copyOfRange(file, (int) first, (int) end);
    }

    private byte[] asked() {
        return ask.range().isEmpty() ? file.clone() : slice(ask.first(), ask.end(file.length));
    }

    /** An answer to the question, with these bytes. */
    private MockResponse.Builder with(byte[] bytes) {
        return ask.range().isEmpty() ? body(200, bytes) : part(ask.first(), ask.end(file.length), bytes);
    }

    private MockResponse.Builder part(long first, long end, byte[] bytes) {
        return body(206, bytes).setHeader("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + file.length);
    }

    private MockResponse.Builder truncated() {
        byte[] all = asked();
        return with(Arrays.copyOf(all, all.length / 2))
                .setHeader("Content-Length", all.length)
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE);
    }

    private MockResponse.Builder corrupt() {
        byte[] all = asked();
        all[all.length / 2] ^= 0x10;
        return with(all);
    }

    private MockResponse.Builder shifted() {
        long first = ask.first() + 1;
        long end = ask.end(file.length) + 1;
        return part(first, end, slice(first, end));
    }

    private MockResponse.Builder body(int code, byte[] bytes) {
        return code(code)
                .setHeader("ETag", tag())
                .setHeader("Last-Modified", "Mon, 16 Nov 2020 00:00:00 GMT")
                .setHeader("Content-Length", bytes.length)
                .body(counted(bytes));
    }

    private static MockResponse.Builder code(int code) {
        return new MockResponse.Builder().code(code);
    }

    private MockResponseBody counted(byte[] bytes) {
        sending.count(1, 0);
        return new MockResponseBody() {
            @Override
            public long getContentLength() {
                return bytes.length;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                try {
                    sink.write(bytes).flush();
                } finally {
                    sending.count(-1, bytes.length);
                }
            }
        };
    }
}
