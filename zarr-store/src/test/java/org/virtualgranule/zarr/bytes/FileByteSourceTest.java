package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.dmrpp.model.ChunkReadException;

class FileByteSourceTest extends ByteSourceContract {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.write(folder.resolve("a granule ü%41.h5"), CONTENT);
    }

    @Override
    protected ByteSource source() {
        return new FileByteSource();
    }

    @Override
    protected URI present() {
        return folder.resolve("a granule ü%41.h5").toUri();
    }

    @Override
    protected URI missing() {
        return folder.resolve("none.h5").toUri();
    }

    @Test
    void aDirectoryIsAReadErrorAndNotAGranuleThatIsCutOff() {
        assertThatThrownBy(() -> source().read(folder.toUri(), new ByteRange(0, 1 << 20)))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageEndingWith("is a directory");
        assertThatThrownBy(() -> source().open(folder.toUri()))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageEndingWith("is a directory");
    }

    @Test
    void aRangeOfMegabytesIsReadPieceByPiece() throws IOException {
        byte[] large = new byte[(5 << 19) + 3];
        new Random(1).nextBytes(large);
        Path file = Files.write(folder.resolve("large.h5"), large);
        assertThat(bytes(source().read(file.toUri(), new ByteRange(1, large.length - 1))))
                .isEqualTo(Arrays.copyOfRange(large, 1, large.length));
    }

    @Test
    void aMissingFileIsToldInWordsAndTheCauseIsKept() {
        assertThatThrownBy(() -> source().read(missing(), new ByteRange(0, 1)))
                .hasMessage("[none.h5] cannot read " + folder.resolve("none.h5") + ": no such file")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void anInterruptedThreadGetsAnErrorAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> source().read(present(), new ByteRange(0, 1)))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageEndingWith(": interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
