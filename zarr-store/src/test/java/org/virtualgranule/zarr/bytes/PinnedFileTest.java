package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.StaleSidecarException;

class PinnedFileTest extends ByteSourceContract {
    private static final ByteRange RANGE = new ByteRange(3, 5);

    @TempDir
    Path folder;

    private final ByteSource pinned = new FileByteSource().pinned();
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.write(folder.resolve("a.h5"), CONTENT);
    }

    @Override
    protected ByteSource source() {
        return pinned;
    }

    @Override
    protected URI present() {
        return file.toUri();
    }

    @Override
    protected URI missing() {
        return folder.resolve("none.h5").toUri();
    }

    @Test
    void aFileThatIsWrittenToWhileItsGranuleIsReadIsStale() throws IOException {
        pinned.read(present(), RANGE);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
        assertThatThrownBy(() -> pinned.read(present(), RANGE))
                .isInstanceOf(StaleSidecarException.class)
                .hasMessageStartingWith("[a.h5] " + file + " was changed while it was read: it was 100000 bytes of ")
                .hasMessageEndingWith("now it is 100000 bytes of 2026-01-02T03:04:05Z; open the granule again");
        assertThatThrownBy(() -> pinned.version(present())).isInstanceOf(StaleSidecarException.class);
    }

    @Test
    void aFileOfAnotherSizeIsStaleAndOneThatIsGoneAReadError() throws IOException {
        pinned.read(present(), RANGE);
        FileTime time = Files.getLastModifiedTime(file);
        Files.write(file, new byte[10]);
        Files.setLastModifiedTime(file, time);
        assertThatThrownBy(() -> pinned.read(present(), RANGE))
                .isInstanceOf(StaleSidecarException.class)
                .hasMessageContaining("now it is 10 bytes of " + time);
        Files.delete(file);
        assertThatThrownBy(() -> pinned.read(present(), RANGE)).isInstanceOf(ChunkReadException.class);
    }

    @Test
    void theVersionIsKnownAsSoonAsTheFileHasBeenRead() throws IOException {
        assertThat(pinned.version(present())).isEqualTo(Version.UNKNOWN);
        pinned.read(present(), RANGE);
        assertThat(pinned.version(present()).tag()).isEqualTo("100000 bytes of " + Files.getLastModifiedTime(file));
        assertThat(pinned.version(missing())).isEqualTo(Version.UNKNOWN);
        assertThat(new FileByteSource().version(present())).isEqualTo(Version.UNKNOWN);
    }
}
