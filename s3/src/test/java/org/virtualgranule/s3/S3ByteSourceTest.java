package org.virtualgranule.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.StaleSidecarException;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.ByteSourceContract;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.HttpOptions;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.bytes.Version;
import org.virtualgranule.zarr.bytes.Wire;

/** The contract of byte sources, with signed requests to an S3 server; and what only S3 has. */
class S3ByteSourceTest extends ByteSourceContract {
    private static final URI PRESENT = URI.create("s3://granules/data/a.h5");
    private static S3Server server;
    private static S3Options options;
    private static S3ByteSource source;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.wantsSignatures();
        server.make("granules");
        server.put("granules", "data/a.h5", CONTENT);
        options = server.options(S3Access.temporary(FakeHttps.ENDPOINT, FakeHttps.until("2999-01-01T00:00:00Z")));
        source = new S3ByteSource(options);
    }

    @AfterAll
    static void stop() {
        source.close();
        server.close();
    }

    @Override
    protected ByteSource source() {
        return source;
    }

    @Override
    protected URI present() {
        return PRESENT;
    }

    @Override
    protected URI missing() {
        return URI.create("s3://granules/data/none.h5");
    }

    @Test
    void aReadIsOneRequestForItsBytesAlone() {
        long requests = options.traffic().requests();
        long bytes = options.traffic().bytes();
        source.read(PRESENT, new ByteRange(17, 3000));
        assertThat(options.traffic().requests() - requests).isOne();
        assertThat(options.traffic().bytes() - bytes).isEqualTo(3000);
        assertThat(options.traffic().retries()).isZero();
        source.read(PRESENT, new ByteRange(17, 0));
        assertThat(options.traffic().requests() - requests).isOne();
    }

    @Test
    void whatARequestCostsIsLearntFromAnswersAndKnownToTheViewsToo() {
        try (ByteSource fresh = new S3ByteSource(options)) {
            Wire before = fresh.wire(PRESENT);
            fresh.pinned().read(PRESENT, new ByteRange(0, 100));
            assertThat(fresh.wire(PRESENT).latency()).isNotEqualTo(before.latency());
            assertThat(fresh.pinned().wire(PRESENT)).isEqualTo(fresh.wire(PRESENT));
        }
    }

    @Test
    void aDocumentThatIsStillWhatTheCallerKnowsIsNotSentAgain() throws IOException {
        Version version;
        try (Document first = source.open(PRESENT, Optional.empty())) {
            version = first.version();
            assertThat(first.stream().readAllBytes()).isEqualTo(CONTENT);
        }
        assertThat(version.tag()).startsWith("\"");
        assertThat(version.modified()).isNotEmpty();
        long bytes = options.traffic().bytes();
        try (Document again = source.open(PRESENT, Optional.of(version))) {
            assertThat(again).isEqualTo(Document.unchanged(version));
        }
        assertThat(options.traffic().bytes()).isEqualTo(bytes);
        try (Document other = source.open(PRESENT, Optional.of(new Version("\"other\"", "")))) {
            assertThat(other.stream().readAllBytes()).isEqualTo(CONTENT);
        }
    }

    @Test
    void aViewForOneGranuleFailsWhenAnObjectChangesAndOthersGoOn() throws IOException {
        URI changing = URI.create("s3://granules/changing.h5");
        server.put("granules", "changing.h5", new byte[1000]);
        try (ByteSource view = source.pinned()) {
            view.open(changing).close();
            view.read(changing, new ByteRange(0, 10));
            view.read(PRESENT, new ByteRange(0, 10));
            assertThat(view.version(changing).isStrong()).isTrue();
            assertThat(source.version(changing)).isEqualTo(Version.UNKNOWN);
            server.put("granules", "changing.h5", new byte[2000]);
            assertThatThrownBy(() -> view.read(changing, new ByteRange(0, 10)))
                    .isInstanceOf(StaleSidecarException.class)
                    .hasMessageStartingWith("[changing.h5] s3://granules/changing.h5 was changed while it was read: ");
            assertThatThrownBy(() -> view.open(changing)).isInstanceOf(StaleSidecarException.class);
            view.read(PRESENT, new ByteRange(0, 10));
        }
        assertThat(source.read(changing, new ByteRange(0, 2000)).remaining()).isEqualTo(2000);
        source.pinned().read(changing, new ByteRange(1500, 10));
    }

    @Test
    void itTellsPlansThatRequestsCostSomethingAndHowManyMayGoOutAtOnce() {
        assertThat(source.wire(PRESENT)).isNotEqualTo(Wire.LOCAL);
        assertThat(source.wire(PRESENT).lanes()).isEqualTo(HttpOptions.USUAL_PER_HOST);
        assertThat(source.pinned().wire(PRESENT).lanes()).isEqualTo(HttpOptions.USUAL_PER_HOST);
        assertThat(source.pinned().traffic()).containsSame(options.traffic());
    }

    @Test
    void aRangeBehindTheEndNamesTheAnswer() {
        assertThatThrownBy(() -> source.read(PRESENT, new ByteRange(200_000, 20)))
                .isInstanceOf(StaleSidecarException.class)
                .hasMessageStartingWith("[a.h5] S3 has no such bytes (HTTP 416 InvalidRange (request ");
    }

    @Test
    void aMissingKeyAndAMissingBucketAreToldApart() {
        assertThatThrownBy(() -> source.read(missing(), new ByteRange(0, 1)))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageContaining("HTTP 404 NoSuchKey")
                .hasMessageEndingWith("; there is no such object, check the address");
        assertThatThrownBy(() -> source.open(URI.create("s3://no-such-bucket/a.h5")))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageContaining("s3://no-such-bucket/a.h5: HTTP 404 NoSuchBucket")
                .hasMessageEndingWith("; there is no such bucket, check the address");
    }

    @Test
    void keysMayHaveAnyCharacters() {
        for (String key : new String[] {
            "with space.h5", "plus+and&=;,:@$!*'().h5", "percent%20.h5", "what?#.h5", "ü/日本.h5",
        }) {
            server.put("granules", key, key.getBytes(StandardCharsets.UTF_8));
            byte[] expected = key.getBytes(StandardCharsets.UTF_8);
            URI address = S3AddressTest.address("granules", key);
            assertThat(bytes(source.read(address, new ByteRange(0, expected.length))))
                    .isEqualTo(expected);
        }
        assertThat(source.read(Locations.parse("s3://granules/with space.h5"), new ByteRange(0, 4))
                        .remaining())
                .isEqualTo(4);
        assertThat(source.read(Locations.parse("s3://granules/ü/日本.h5"), new ByteRange(0, 4))
                        .remaining())
                .isEqualTo(4);
    }

    @Test
    void anObjectThatIsStoredCompressedIsRefused() {
        server.putEncoded("granules", "a.gz.h5", new byte[100], "gzip");
        URI compressed = URI.create("s3://granules/a.gz.h5");
        assertThatThrownBy(() -> source.read(compressed, new ByteRange(0, 1)))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageEndingWith("the object is stored as gzip, not as it is");
        assertThatThrownBy(() -> source.open(compressed)).isInstanceOf(ChunkReadException.class);
    }

    @Test
    void aStreamThatIsClosedEarlyCostsNothingMore() throws IOException {
        server.put("granules", "large.h5", new byte[20_000_000]);
        long before = options.traffic().bytes();
        try (InputStream in = source.open(URI.create("s3://granules/large.h5"))) {
            assertThat(in.readNBytes(1000)).hasSize(1000);
        }
        assertThat(options.traffic().bytes() - before).isEqualTo(1000);
    }

    @Test
    void whenClosedItAsksNobodyAnyMore() {
        S3ByteSource other = new S3ByteSource(options);
        other.read(PRESENT, new ByteRange(0, 1));
        ByteSource view = other.pinned();
        other.close();
        long requests = options.traffic().requests();
        for (ByteSource closed : new ByteSource[] {other, view}) {
            assertThatThrownBy(() -> closed.read(PRESENT, new ByteRange(0, 1)))
                    .isInstanceOf(ChunkReadException.class)
                    .hasMessageEndingWith("the source was closed");
        }
        assertThat(options.traffic().requests()).isEqualTo(requests);
    }

    @Test
    void anInterruptedThreadGetsAnErrorAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> source.read(PRESENT, new ByteRange(0, 1)))
                .isInstanceOf(ChunkReadException.class)
                .hasMessage("[a.h5] interrupted while reading");
        assertThat(Thread.interrupted()).isTrue();
    }
}
