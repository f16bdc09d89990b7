package org.virtualgranule.s3;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.Pins;
import org.virtualgranule.zarr.bytes.Traffic;
import org.virtualgranule.zarr.bytes.Version;
import org.virtualgranule.zarr.bytes.Wire;
import org.virtualgranule.zarr.bytes.WireMeter;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Objects in S3, by addresses such as {@code s3://bucket/folder/a.h5}; in them, keys are escaped as in any URI. At most 96
 * requests are under way at once, on connections that are reused. What may pass by itself is tried again, as often as the
 * caller's patience says; every answer's status, range and length are checked. No credential is ever in a message.
 */
public final class S3ByteSource implements ByteSource {
    private final S3Requests requests;
    private final WireMeter meter;

    /** What objects were when they came first, in a view for one granule. */
    private final Optional<Pins> pins;

    /**
     * Makes a source with connections of its own.
     *
     * @param options where, with which credentials, how long
     */
    public S3ByteSource(S3Options options) {
        this(new S3Requests(options), new WireMeter(S3Clients.CONNECTIONS), Optional.empty());
    }

    private S3ByteSource(S3Requests requests, WireMeter meter, Optional<Pins> pins) {
        this.requests = requests;
        this.meter = meter;
        this.pins = pins;
    }

    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        if (range.size() == 0) {
            S3Address.of(location);
            return ByteBuffer.allocate(0);
        }
        String bytes = "bytes=" + range.offset() + "-" + (range.end() - 1);
        RangeBody body = new RangeBody(
                location,
                range,
                answer -> pin(location, answer),
                requests.options().traffic());
        return measured(range, () -> requests.get(location, request -> request.range(bytes), body))
                .orElseThrow(() -> unasked(location));
    }

    /** The SDK's own further tries count as one long answer. */
    private <T> T measured(ByteRange range, Supplier<T> read) {
        long start = System.nanoTime();
        long count = 0;
        meter.begin();
        try {
            T answer = read.get();
            count = range.length();
            return answer;
        } finally {
            meter.end(Duration.ofNanos(System.nanoTime() - start), count);
        }
    }

    @Override
    public Document open(URI location, Optional<Version> known) {
        Optional<Version> tagged = known.filter(version -> !version.tag().isEmpty());
        return requests.get(
                        location,
                        request -> tagged.ifPresent(version -> request.ifNoneMatch(version.tag())),
                        ResponseTransformer.toInputStream())
                .map(body -> document(location, body))
                .orElseGet(() -> unchanged(location, tagged));
    }

    private Document document(URI location, ResponseInputStream<GetObjectResponse> body) {
        Version version = S3Answer.version(body.response());
        try {
            S3Answer.checkPlain(body.response(), location);
            pin(location, body.response());
        } catch (RuntimeException e) {
            body.abort();
            throw e;
        }
        S3Options options = requests.options();
        return new Document(
                version, Optional.of(new ObjectStream(body, options.patience().deadline(), options.traffic())));
    }

    private Document unchanged(URI location, Optional<Version> known) {
        Version version = known.orElseThrow(() -> unasked(location));
        pins.ifPresent(p -> p.check(location, version));
        return Document.unchanged(version);
    }

    private void pin(URI location, GetObjectResponse answer) {
        pins.ifPresent(p -> {
            p.check(location, S3Answer.version(answer));
            p.check(location, S3Answer.total(answer));
        });
    }

    private static ChunkReadException unasked(URI location) {
        return S3Answer.failed(location, "the server answered 304, which nobody asked for");
    }

    @Override
    public ByteSource pinned() {
        return new S3ByteSource(requests, meter, Optional.of(new Pins()));
    }

    @Override
    public Optional<Traffic> traffic() {
        return Optional.of(requests.options().traffic());
    }

    @Override
    public Version version(URI location) {
        return pins.map(p -> p.version(location)).orElse(Version.UNKNOWN);
    }

    @Override
    public Wire wire(URI location) {
        return meter.wire();
    }

    @Override
    public void close() {
        if (pins.isEmpty()) {
            requests.close();
        }
    }

    @Override
    public String toString() {
        return "S3ByteSource";
    }
}
