package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ByteSourcesTest extends FileByteSourceTest {
    @Override
    protected ByteSource source() {
        return new ByteSources(Map.of("file", new FileByteSource()));
    }

    @Test
    void anUnknownSchemeListsTheKnownOnesAndShowsNoQuery() {
        ByteSources standard = ByteSources.standard();
        assertThatThrownBy(() -> standard.read(URI.create("s3://my_bucket/a.h5?token=secret"), new ByteRange(0, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no way to read \"s3://my_bucket/a.h5\": the scheme is s3, known are file, http, https");
        assertThatThrownBy(() -> standard.open(URI.create("relative.h5")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("known are file, http, https");
        standard.close();
    }

    @Test
    void theSchemeMayBeInCapitals() {
        URI shouted = URI.create(present().toString().replaceFirst("^file", "FILE"));
        assertThat(bytes(source().read(shouted, new ByteRange(1, 2)))).isEqualTo(part(new ByteRange(1, 2)));
    }

    @Test
    void aSourceThatIsMadeAtItsFirstUseIsMadeOnce() {
        AtomicInteger made = new AtomicInteger();
        ByteSources sources = new ByteSources(Map.of()).with("file", () -> {
            made.incrementAndGet();
            return new FileByteSource();
        });
        assertThat(sources).hasToString("ByteSources{file=LazyByteSource()}");
        assertThat(made).hasValue(0);
        for (int i = 0; i < 2; i++) {
            assertThat(sources.read(present(), new ByteRange(0, 7)).remaining()).isEqualTo(7);
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void wrappersTellTheVersionThatThePinnedSourceTells() {
        ByteSources sources = new ByteSources(Map.of()).with("file", FileByteSource::new);
        ByteSource pinned = new CountingByteSource(sources).pinned();
        assertThat(pinned.version(present())).isEqualTo(Version.UNKNOWN);
        pinned.read(present(), new ByteRange(0, 7));
        assertThat(pinned.version(present()).tag()).startsWith("100000 bytes of ");
    }

    @Test
    void itPrintsWhatIsInside() {
        assertThat(new CountingByteSource(source()))
                .hasToString("CountingByteSource(ByteSources{file=FileByteSource})");
    }
}
