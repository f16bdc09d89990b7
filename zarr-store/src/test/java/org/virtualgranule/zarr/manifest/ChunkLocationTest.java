package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.Diagnostic;

/** What a chunk's own href means. */
class ChunkLocationTest {
    private static final DataLocation LOCATION =
            new DataLocation(URI.create("https://host/s/a.h5.dmrpp?sig=1"), URI.create("https://data/d/a.h5?k=v"));

    @ParameterizedTest
    @CsvSource({
        "OPeNDAP_DMRpp_DATA_ACCESS_URL, https://data/d/a.h5?k=v",
        "OPeNDAP_DMRpp_MISSING_DATA_ACCESS_URL, https://data/d/a.h5.missing?k=v",
        "OPeNDAP_DMRpp_SC_DATA_ACCESS_URL, https://data/d/a.h5_mvs.h5?k=v",
        "https://other.org/b.h5?t=2, https://other.org/b.h5?t=2",
        "a.h5_mvs.h5, https://host/s/a.h5_mvs.h5?sig=1",
        "data/b.h5, https://host/s/b.h5?sig=1",
        "/root/../b.h5, https://host/s/b.h5?sig=1",
        "../a.h5, https://data/d/a.h5?k=v",
        "a b#c.h5, https://host/s/a%20b%23c.h5?sig=1",
    })
    void itIsATemplateOrAnAddressOrANameNextToTheSidecar(String href, URI location) {
        assertThat(LOCATION.resolve(href)).isEqualTo(location);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "s3://b/a.h5",
                "..",
                ".",
                "c:b.h5",
                "a\\b.h5",
                "OPeNDAP_DMRpp_NEW_TEMPLATE_URL",
                "javascript:x"
            })
    void whatCannotBeFollowedIsAReasonThatNamesIt(String href) {
        assertThatExceptionOfType(NotMappable.class)
                .isThrownBy(() -> LOCATION.resolve(href))
                .withMessage("a chunk is in " + href + ", which is no address that can be followed from here");
    }

    @ParameterizedTest
    @CsvSource({
        "/d/b.h5?sig=secret, /d/b.h5?…",
        "b.h5?sig=secret, b.h5?…",
        "//u:secret@host/b.h5?x, //host/b.h5?…",
        "u:secret@host/b.h5, u:host/b.h5",
        "https://u:a/secret@host/b.h5, https://host/b.h5",
    })
    void itsQueryAndUserAreNeitherPartOfANameNorShown(String href, String shown) {
        assertThatExceptionOfType(NotMappable.class)
                .isThrownBy(() -> LOCATION.resolve(href))
                .withMessage("a chunk is in " + shown + ", which is no address that can be followed from here");
    }

    @Test
    void aVariableInAPlaceThatCannotBeFollowedIsSkippedAlone() {
        Manifest manifest = Manifests.manifest(
                "<Int32 name=\"v\"><dmrpp:chunk offset=\"8\" nBytes=\"4\" href=\"s3://b/b.h5\"/></Int32>"
                        + "<Int32 name=\"w\"><dmrpp:chunk offset=\"8\" nBytes=\"4\"/></Int32>");

        assertThat(Manifests.whyNot(manifest)).startsWith("a chunk is in s3://b/b.h5");
        assertThat(manifest.array("/w")).isPresent();
    }

    @Test
    void aPathOfTheProducersServerIsNoted() {
        Manifest manifest = Manifests.manifest("<Int8 name=\"v\"><Dim size=\"2\"/><dmrpp:chunks>"
                + "<dmrpp:chunkDimensionSizes>1</dmrpp:chunkDimensionSizes>"
                + "<dmrpp:chunk offset=\"8\" nBytes=\"1\" chunkPositionInArray=\"[0]\" href=\"data/b.h5\"/>"
                + "<dmrpp:chunk offset=\"9\" nBytes=\"1\" chunkPositionInArray=\"[1]\" href=\"data/b.h5\"/>"
                + "</dmrpp:chunks></Int8>");

        assertThat(manifest.diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "chunks in data/b.h5, a path of the producer's server, taken from https://host/data/b.h5");
    }
}
