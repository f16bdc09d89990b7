package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationsTest {
    @ParameterizedTest
    @ValueSource(strings = {"a.h5", "a b/ü%20[1].h5", "C:\\data\\a.h5", "C:/data/a.h5", "../x#y?z", "mailto:x", " a"})
    void whatIsNoUrlIsAPathOfTheFileSystem(String text) {
        URI uri = Locations.parse(text);
        Path path = Path.of(text).toAbsolutePath().normalize();
        assertThat(Path.of(uri)).isEqualTo(path);
        assertThat(Locations.display(uri)).isEqualTo(path.toString());
        assertThat(Locations.name(uri)).isEqualTo(path.getFileName().toString());
    }

    @Test
    void whatIsShownIsOneLineThatNoTerminalActsOn() {
        assertThat(Locations.display(URI.create("https://host/a\u202eb.h5"))).isEqualTo("https://host/a?b.h5");
        assertThat(Locations.name(URI.create("https://host/a%C2%9Bb%0A.h5"))).isEqualTo("a?b?.h5");
        assertThat(Locations.cut("a\u009b\n")).isEqualTo("a?…");
    }

    @ParameterizedTest
    @CsvSource({
        "https://host/d/a.h5, https://host/d/a.h5, a.h5",
        "https://host:8443/d/a.h5?X-Sig=secret#f, https://host:8443/d/a.h5, a.h5",
        "https://u:p@host/d/a%20b.h5, https://host/d/a%20b.h5, a b.h5",
        "https://host/d/a b.h5, https://host/d/a%20b.h5, a b.h5",
        "https://my_bucket/a.h5, https://my_bucket/a.h5, a.h5",
        "https://u:p@x@my_bucket/a.h5, https://my_bucket/a.h5, a.h5",
        "https://host/ü.h5, https://host/ü.h5, ü.h5",
        "https://host/?q=1, https://host/, https://host/",
        "https://host, https://host, https://host",
        "s3://my_bucket/d/a.h5, s3://my_bucket/d/a.h5, a.h5",
        "HTTPS://host/a.h5, HTTPS://host/a.h5, a.h5",
        "file:///d/a%20b.h5, /d/a b.h5, a b.h5",
        "file:/d/a.h5, /d/a.h5, a.h5",
        "https://host/a%0Ab.h5, https://host/a%0Ab.h5, a?b.h5",
    })
    void anAddressIsShownWithoutQueryFragmentAndUser(String text, String shown, String name) {
        URI uri = Locations.parse(text);
        assertThat(Locations.display(uri)).isEqualTo(shown);
        assertThat(Locations.name(uri)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "http://",
                "http:",
                "http:secret",
                "https:/no/host",
                "http://[host/a",
                "http://u:secret@[bad/a.h5",
                "http://host/[1].h5?secret",
                "http://host/%zz?token=secret",
                "http://host/a\nb?token=secret",
                "file:relative",
                "file://host/a.h5",
                "file:///a.h5?secret",
                "s3:x",
                "a\0b"
            })
    void whatIsNeitherIsRefusedInOneLineWithoutSecrets(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Locations.parse(text))
                .withNoCause()
                .satisfies(e -> assertThat(e.getMessage())
                        .startsWith("neither a URL nor a file path: \"")
                        .doesNotContain("\n", "\0", "?secret", "token", ":secret@"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://host/a.h5?token=secret\n", " https://host/a.h5?token=secret", "http://h/a\t?secret"})
    void whiteSpaceAroundAUrlDoesNotMakeItAPathThatIsShownWhole(String text) {
        Throwable error = catchThrowable(() -> {
            URI uri = Locations.parse(text);
            assertThat(uri.getScheme()).startsWith("http");
            assertThat(Locations.display(uri)).doesNotContain("secret");
        });
        assertThat(error == null ? "" : error.getMessage()).doesNotContain("secret");
    }

    @Test
    void anyUriCanBeShown() {
        for (String uri : new String[] {"mailto:u@h?secret", "file:x", "file://h/a?secret", "a/b", "x:/y", "//h/a"}) {
            assertThat(Locations.display(URI.create(uri))).isNotEmpty().doesNotContain("secret");
            assertThat(Locations.name(URI.create(uri))).isNotEmpty().doesNotContain("secret");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://host/d/a.h5.dmrpp?s=/d/a.h5.dmrpp, /d/a.h5, https://host/d/a.h5?s=/d/a.h5.dmrpp",
        "https://u:p@host:8/a?s=%2F#f, /b%20c, https://u:p@host:8/b%20c?s=%2F#f",
        "https://a/a, /b, https://a/b",
        "https://host, /b, https://host/b",
        "file:///a, /b, file:///b",
        "file:/a, /b, file:/b"
    })
    void anotherPathKeepsEverythingElse(String uri, String path, String other) {
        assertThat(Locations.withRawPath(URI.create(uri), path)).hasToString(other);
    }

    @Test
    void aPathThatIsNotEscapedIsRefusedWithoutTheQuery() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Locations.withRawPath(URI.create("https://host/a?secret"), "/a b"))
                .withNoCause()
                .withMessage("no path of a URL: \"/a b\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTPS://Host.org/a/b.h5",
                "https://host.org:443/a/b.h5",
                "https://host.org/a/./b.h5",
                "https://host.org/a/c/../b.h5",
                "https://user:word@host.org/a/b.h5#top",
                "https://host.org/a/b.h5?X-Amz-Signature=1&X-Amz-Expires=60"
            })
    void spellingsOfOneAddressAreOne(String spelling) {
        assertThat(Locations.identity(URI.create(spelling))).isEqualTo(URI.create("https://host.org/a/b.h5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://host.org/a/b.h5",
                "https://host.org:8443/a/b.h5",
                "https://host.org/A/b.h5",
                "https://host.org/a/b.h5?file=2",
                "s3://my_bucket/a/b.h5"
            })
    void otherAddressesAreOthers(String other) {
        assertThat(Locations.identity(URI.create(other))).isEqualTo(URI.create(other));
    }

    @Test
    void aFileIsTheSameByALinkToItsFolder(@TempDir Path folder) throws IOException {
        Path real = Files.createDirectory(folder.toRealPath().resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        Path file = Files.createFile(real.resolve("a.h5"));
        assertThat(Locations.identity(link.resolve("a.h5").toUri())).isEqualTo(file.toUri());
        Path renamed = Files.createSymbolicLink(real.resolve("b.h5"), file);
        assertThat(Locations.identity(renamed.toUri())).isEqualTo(renamed.toUri());
        URI missing = folder.resolve("none/none.h5").toUri();
        assertThat(Locations.identity(missing)).isEqualTo(missing);
    }
}
