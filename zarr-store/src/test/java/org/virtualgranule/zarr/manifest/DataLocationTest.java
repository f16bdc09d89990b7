package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the granule of a sidecar is. */
class DataLocationTest {
    private static final String SIDECAR = "https://host/d/a.h5.dmrpp?sig=x%2Fy&dmrpp=1";

    private static URI data(String sidecar, String given, String href) {
        return DataLocation.of(
                        URI.create(sidecar), Optional.ofNullable(given).map(URI::create), Optional.ofNullable(href))
                .data();
    }

    @Test
    void theCallersAddressWins() {
        assertThat(data(SIDECAR, "https://mirror/b.h5", "https://other.org/c.h5"))
                .isEqualTo(URI.create("https://mirror/b.h5"));
    }

    @Test
    void aFolderHasTheGranuleUnderItsOwnName() {
        assertThat(data(SIDECAR, "https://mirror/d%20e/?key=1", null))
                .isEqualTo(URI.create("https://mirror/d%20e/a.h5?key=1"));
        assertThat(data("file:///x/b%20c.h5.dmrpp", "file:///y/", "https://other.org/c.h5"))
                .isEqualTo(URI.create("file:///y/b%20c.h5"));
    }

    @Test
    void aRemoteSidecarDoesNotSendUsToHostsThatOnlyThisMachineSeesNorFromHttpsToHttp() {
        for (String href : new String[] {
            "http://other.org/c.h5",
            "https://localhost/c.h5",
            "https://127.0.0.1/c.h5",
            "https://10.0.0.8/c.h5",
            "https://169.254.169.254/latest",
            "https://[::1]/c.h5",
            "https://localhost./c.h5",
            "https://metadata.internal./c.h5",
            "https://100.100.100.200/latest",
            "https://intranet/c.h5"
        }) {
            assertThat(data(SIDECAR, null, href)).as(href).isEqualTo(data(SIDECAR, null, null));
        }
    }

    @Test
    void aSidecarInABucketMayNamePublicHostsOverHttpsAndItsOwnBucketOnly() {
        String sidecar = "s3://my_bucket/d/a.h5.dmrpp";
        for (String href : new String[] {"https://other.org/c.h5", "s3://my_bucket/c.h5", "S3://my_bucket/c.h5"}) {
            assertThat(data(sidecar, null, href)).as(href).isEqualTo(URI.create(href));
        }
        for (String href : new String[] {
            "http://other.org/c.h5",
            "https://10.0.0.8/c.h5",
            "https://my_bucket/c.h5",
            "file:///etc/passwd",
            "s3://other-bucket/c.h5",
            "s3://MY_BUCKET/c.h5",
            "s3://user@my_bucket/c.h5",
            "s3:/c.h5",
            "s3:///c.h5"
        }) {
            assertThat(data(sidecar, null, href)).as(href).isEqualTo(URI.create("s3://my_bucket/d/a.h5"));
        }
    }

    @Test
    void aBucketThatIsCalledLikeAHostDoesNotLeadToThatHost() {
        for (String name : new String[] {"localhost", "169.254.169.254", "intranet"}) {
            assertThat(data("s3://" + name + "/a.h5.dmrpp", null, "https://" + name + "/c.h5"))
                    .isEqualTo(URI.create("s3://" + name + "/a.h5"));
        }
    }

    @Test
    void aSidecarOfTheWebNamesNoBucketAndALocalOneAny() {
        assertThat(data(SIDECAR, null, "s3://host/c.h5")).isEqualTo(data(SIDECAR, null, null));
        assertThat(data("file:///d/a.h5.dmrpp", null, "s3://my_bucket/c.h5"))
                .isEqualTo(URI.create("s3://my_bucket/c.h5"));
    }

    @Test
    void anAbsoluteHrefComesNext() {
        assertThat(data(SIDECAR, null, " https://other.org/c.h5?k=1 "))
                .isEqualTo(URI.create("https://other.org/c.h5?k=1"));
        assertThat(data("http://host/no-suffix", null, "http://other.org/c.h5"))
                .isEqualTo(URI.create("http://other.org/c.h5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPeNDAP_DMRpp_DATA_ACCESS_URL",
                "",
                "data/a.h5",
                "/usr/share/hyrax/data/a.h5",
                "file:///etc/passwd",
                "file:/etc/passwd",
                "FILE:///etc/passwd",
                "s3://bucket/a.h5",
                "mailto:x@y",
                "not a uri %%",
                "http:a.h5",
                "https:///x",
                "https://other.org",
                "https://other.org?k=1"
            })
    void anyOtherHrefOfARemoteSidecarLeavesTheSidecarsOwnAddressWithItsQuery(String href) {
        assertThat(data(SIDECAR, null, href)).isEqualTo(URI.create("https://host/d/a.h5?sig=x%2Fy&dmrpp=1"));
    }

    @Test
    void withoutAnHrefTheSuffixIsCutFromThePathAlone() {
        assertThat(data("https://user@host:8443/x.dmrpp/a%20b.h5.dmrpp#f", null, null))
                .isEqualTo(URI.create("https://user@host:8443/x.dmrpp/a%20b.h5#f"));
        assertThat(data("file:///d/a.h5.dmrpp", null, null)).isEqualTo(URI.create("file:///d/a.h5"));
    }

    @Test
    void aFileHrefOfALocalSidecarIsBelievedIfThereIsSuchAFile(@TempDir Path folder) throws IOException {
        String sidecar = folder.resolve("a.h5.dmrpp").toUri().toString();
        Path other = Files.writeString(folder.resolve("other.h5"), "x");

        assertThat(data(sidecar, null, other.toUri().toString())).isEqualTo(other.toUri());
        assertThat(data(sidecar, null, "file:///nowhere/a.h5"))
                .isEqualTo(folder.resolve("a.h5").toUri());
        assertThat(data(sidecar, null, folder.toUri().toString()))
                .isEqualTo(folder.resolve("a.h5").toUri());
        assertThat(data(sidecar, null, "file://server/share/a.h5"))
                .isEqualTo(folder.resolve("a.h5").toUri());
    }

    @Test
    void aSidecarWithoutTheSuffixNeedsAnAddress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data("https://host/d/download?token=s3cret", null, "OPeNDAP_DMRpp_DATA_ACCESS_URL"))
                .withMessage("the sidecar's name download does not end in .dmrpp and it names no granule: say where the"
                        + " granule is")
                .withMessageNotContaining("s3cret");
    }

    @Test
    void anAddressWithoutAPathIsTheCallersMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data(SIDECAR, "urn:granule:1", null))
                .withMessageContaining("must have a path");
    }

    @ParameterizedTest
    @CsvSource({
        "https://h/a.h5, https://h/a.h5.dmrpp",
        "https://h/a.h5?sig=1, https://h/a.h5.dmrpp?sig=1",
        "https://h/a.h5.dmrpp?sig=1, https://h/a.h5.dmrpp?sig=1",
        "file:///d/a%20b.h5, file:///d/a%20b.h5.dmrpp",
        "s3://my_bucket/d/a.h5, s3://my_bucket/d/a.h5.dmrpp",
    })
    void theSidecarOfAGranuleHasTheSuffix(String address, String sidecar) {
        assertThat(DataLocation.sidecarOf(URI.create(address))).isEqualTo(URI.create(sidecar));
    }
}
