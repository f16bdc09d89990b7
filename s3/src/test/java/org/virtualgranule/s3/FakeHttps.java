package org.virtualgranule.s3;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.Version;

/** Stands in for the web, and the login there, at an {@code s3credentials} address. */
final class FakeHttps implements ByteSource {
    static final URI ENDPOINT = URI.create("https://archive.example/s3credentials");
    static final String TOKEN = "sessionTokenThatNobodyMaySee";

    private final AtomicInteger asked = new AtomicInteger();
    private volatile Supplier<String> answer;

    FakeHttps(Supplier<String> answer) {
        this.answer = answer;
    }

    /** Answers credentials that the test server takes, until that time. */
    static FakeHttps until(String expiration) {
        return new FakeHttps(() -> credentials(S3Server.KEY_ID, expiration));
    }

    static String credentials(String keyId, String expiration) {
        return "{\"accessKeyId\": \"" + keyId + "\", \"secretAccessKey\": \"" + S3Server.SECRET
                + "\", \"sessionToken\": \"" + TOKEN + "\", \"expiration\": \"" + expiration + "\"}";
    }

    void answers(Supplier<String> other) {
        answer = other;
    }

    int asked() {
        return asked.get();
    }

    @Override
    public Document open(URI location, Optional<Version> known) {
        if (!location.equals(ENDPOINT)) {
            throw new AssertionError("asked for " + location);
        }
        asked.incrementAndGet();
        byte[] text = answer.get().getBytes(StandardCharsets.UTF_8);
        return new Document(Version.UNKNOWN, Optional.of(new ByteArrayInputStream(text)));
    }

    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        throw new AssertionError("only whole documents are read");
    }

    @Override
    public void close() {
        throw new AssertionError("it is the caller's to close");
    }
}
