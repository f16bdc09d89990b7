package org.virtualgranule.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.zarr.bytes.ByteRange;

/** Which credentials are taken for which bucket, and that the right ones open it; signatures are checked by a server. */
class S3AccessTest {
    private static final URI DATA = URI.create("s3://nsidc-cumulus-prod-protected/a.h5");
    private static final String BUCKET = "nsidc-cumulus-prod-protected";
    private static final String NONE_FOUND =
            "without credentials, as AWS has none here (environment, system properties, profile, container, instance)";
    private static S3Server locked;
    private static S3Server open;

    private final FakeHttps https = FakeHttps.until("2999-01-01T00:00:00Z");

    @BeforeAll
    static void start() throws Exception {
        locked = S3Server.wantsSignatures();
        open = S3Server.open();
        for (S3Server server : new S3Server[] {locked, open}) {
            server.make(BUCKET);
            server.put(BUCKET, "a.h5", new byte[100]);
        }
    }

    @AfterAll
    static void stop() {
        locked.close();
        open.close();
    }

    /** The AWS credentials of this user, where the SDK looks for them next after the environment. */
    private static void thereAre(String keyId, String secret) {
        System.setProperty("aws.accessKeyId", keyId);
        System.setProperty("aws.secretAccessKey", secret);
    }

    @AfterEach
    void forget() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private static int read(S3Options options) {
        try (S3ByteSource source = new S3ByteSource(options)) {
            return source.read(DATA, new ByteRange(0, 10)).remaining();
        }
    }

    @Test
    void publicBucketsAreReadWithoutCredentials() {
        assertThat(read(open.options(S3Access.anonymous()))).isEqualTo(10);
        assertThat(read(open.options(S3Access.standard(https)))).isEqualTo(10);
        assertThatThrownBy(() -> read(locked.options(S3Access.anonymous())))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageContaining("HTTP 403 AccessDenied")
                .hasMessageEndingWith("; asked without credentials: the bucket may not be public");
    }

    @Test
    void credentialsOfAwsOpenABucketIfThereAreAny() {
        thereAre(S3Server.KEY_ID, S3Server.SECRET);
        assertThat(read(locked.options(S3Access.standard(https)))).isEqualTo(10);
        assertThat(read(locked.options(S3Access.aws()))).isEqualTo(10);
        assertThat(https.asked())
                .as("on a server other than AWS the archives' names mean nothing")
                .isZero();
    }

    @Test
    void whatWasTriedIsToldWhenAccessIsDenied() {
        assertThatThrownBy(() -> read(locked.options(S3Access.standard(https))))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageEndingWith("; asked " + NONE_FOUND + ": the bucket may not be public");
        thereAre(S3Server.KEY_ID, "another " + S3Server.SECRET);
        assertThatThrownBy(() -> read(locked.options(S3Access.standard(https))))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageContaining("HTTP 403 SignatureDoesNotMatch")
                .hasMessageContaining("; asked with the AWS credentials of this user or machine: ")
                .satisfies(Secrets::areNotIn);
    }

    @Test
    void whoWantsAwsCredentialsAndHasNoneIsToldSo() {
        S3Options options = locked.options(S3Access.aws());
        assertThatThrownBy(() -> read(options))
                .isInstanceOf(ChunkReadException.class)
                .hasMessage("[a.h5] s3://nsidc-cumulus-prod-protected/a.h5: there are no AWS credentials here"
                        + " (environment, system properties, profile, container, instance)");
        assertThat(options.traffic().requests()).isZero();
    }

    @Test
    void temporaryCredentialsAreFetchedOnceForAllReads() {
        S3Options options = locked.options(S3Access.temporary(FakeHttps.ENDPOINT, https));
        assertThat(read(options)).isEqualTo(10);
        assertThat(read(options)).isEqualTo(10);
        assertThat(https.asked()).isOne();
    }

    @Test
    void onAwsABucketOfAnArchiveIsReadWithTheArchivesCredentialsInItsRegion() {
        DaacBuckets buckets = new DaacBuckets(Map.of(BUCKET, FakeHttps.ENDPOINT, "second", FakeHttps.ENDPOINT));
        S3Access access = S3Access.standard(https, buckets, Clock.systemUTC());
        BucketLogin login = access.login(BUCKET, true);
        assertThat(login.words()).isEqualTo("with temporary credentials of https://archive.example/s3credentials");
        assertThat(login.credentials(DATA).accessKeyId()).isEqualTo(S3Server.KEY_ID);
        assertThat(access.login("second", true)).as("one login an archive").isSameAs(login);
        assertThat(new Regions(Optional.empty()).of(login)).isEqualTo("us-west-2");
        assertThat(access.login("other", true).words()).isEqualTo(NONE_FOUND);
        assertThat(access.login(BUCKET, false).words()).isEqualTo(NONE_FOUND);
    }

    @Test
    void theRegionIsTheUsersElseTheLoginsElseThatOfAwsHere() {
        BucketLogin anywhere = new AnonymousLogin("");
        BucketLogin nasa = new TemporaryLogin(FakeHttps.ENDPOINT, https, Clock.systemUTC());
        System.setProperty("aws.region", "eu-west-1");
        try {
            assertThat(new Regions(Optional.of("eu-north-1")).of(nasa)).isEqualTo("eu-north-1");
            assertThat(new Regions(Optional.empty()).of(nasa)).isEqualTo("us-west-2");
            assertThat(new Regions(Optional.empty()).of(anywhere)).isEqualTo("eu-west-1");
        } finally {
            System.clearProperty("aws.region");
        }
        assertThat(new Regions(Optional.empty()).of(anywhere)).isEqualTo("us-west-2");
    }

    @ParameterizedTest
    @CsvSource({
        "nsidc-cumulus-prod-protected, https://data.nsidc.earthdatacloud.nasa.gov/s3credentials",
        "nsidc-cumulus-prod-public, https://data.nsidc.earthdatacloud.nasa.gov/s3credentials",
        "lp-prod-protected, https://data.lpdaac.earthdatacloud.nasa.gov/s3credentials",
        "ornl-cumulus-prod-protected, https://data.ornldaac.earthdata.nasa.gov/s3credentials",
        "gesdisc-cumulus-prod-protected, https://data.gesdisc.earthdata.nasa.gov/s3credentials",
        "podaac-ops-cumulus-protected, https://archive.podaac.earthdata.nasa.gov/s3credentials",
    })
    void theArchivesBucketsAreKnown(String bucket, URI endpoint) {
        assertThat(DaacBuckets.known().credentialsOf(bucket)).contains(endpoint);
    }

    @Test
    void allKnownAddressesAreHttpsOfNasaAndNoOtherBucketIsKnown() {
        assertThat(DaacBuckets.known().endpoints().values())
                .allSatisfy(uri -> assertThat(uri.toString()).matches("https://[a-z.-]+\\.nasa\\.gov/s3credentials"));
        assertThat(DaacBuckets.known().credentialsOf("my-bucket")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://archive.example/s3credentials?secret", "file:///etc/passwd", "s3://bucket/secret"})
    void credentialsComeOverHttpsAlone(String endpoint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> S3Access.temporary(URI.create(endpoint), https))
                .withMessageStartingWith("credentials are fetched over https alone")
                .withMessageNotContaining("?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://host",
                "https://user:secret@host",
                "https://host/path",
                "https://host/?secret",
                "https://host#secret",
                "https:///",
                "host",
                "s3://bucket"
            })
    void whatIsNoServerIsNoEndpoint(String endpoint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> S3Options.of(S3Access.anonymous()).withEndpoint(URI.create(endpoint)))
                .withMessageNotContaining("secret");
    }

    @Test
    void optionsAreChecked() {
        S3Options options = S3Options.of(S3Access.anonymous());
        assertThat(options.withEndpoint(URI.create("https://host:9000/")).endpoint())
                .isPresent();
        assertThat(options.withRegion("us-gov-west-1").region()).contains("us-gov-west-1");
        assertThatIllegalArgumentException().isThrownBy(() -> options.withRegion("US West"));
    }
}
