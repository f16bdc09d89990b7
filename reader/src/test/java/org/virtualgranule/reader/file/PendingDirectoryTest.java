package org.virtualgranule.reader.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendingDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void aDirectoryHasItsNameOnlyWhenItIsPublished() throws IOException {
        Path target = folder.resolve("x.zarr");
        PendingDirectory pending = PendingDirectory.beside(target);
        Files.writeString(pending.file("a/b/c.json"), "{}");
        assertThat(target).doesNotExist();
        pending.publish();
        pending.discard();
        assertThat(target.resolve("a/b/c.json")).hasContent("{}");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void whatIsDiscardedLeavesNothing() throws IOException {
        PendingDirectory pending = PendingDirectory.beside(folder.resolve("x"));
        Files.writeString(pending.file("a/b"), "");
        pending.discard();
        pending.discard();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anEmptyDirectoryIsReplacedAndNoOtherOne() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        PendingDirectory pending = PendingDirectory.beside(empty);
        Files.writeString(pending.file("a"), "");
        pending.publish();
        assertThat(empty.resolve("a")).exists();

        Path file = Files.createFile(folder.resolve("file"));
        for (Path target : new Path[] {empty, file}) {
            assertThatThrownBy(() -> PendingDirectory.beside(target))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(
                            "[" + target + "] cannot be written: it exists already. Remove it, or name another place.");
        }
    }

    @Test
    void aLinkStaysOne() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), empty);
        PendingDirectory pending = PendingDirectory.beside(link);
        Files.writeString(pending.file("a"), "");
        pending.publish();
        assertThat(link).isSymbolicLink();
        assertThat(empty.resolve("a")).exists();
    }

    @Test
    void namesThatNoFileCanHaveAreKnownBefore() throws IOException {
        PendingDirectory pending = PendingDirectory.beside(folder.resolve("x"));
        String longest = "é".repeat(127) + "e";
        Files.writeString(pending.file("a/" + longest), "");
        assertThat(pending.canHold("a/" + longest)).isTrue();
        assertThat(pending.canHold("a/" + longest + "e/b")).isFalse();
        assertThat(pending.canHold("a/".repeat(2500))).isFalse();
        assertThat(pending.canHold("a\0")).isFalse();
        pending.discard();
    }

    @ParameterizedTest
    @CsvSource({
        "No space left on device, No space left on device. Make room on the disk or name another place.",
        "x: Disk quota exceeded, x: Disk quota exceeded. Make room on the disk or name another place.",
        "x: File name too long, x: File name too long.",
        ", null."
    })
    void onlyAFullDiskIsSaidToBeOne(String cause, String message) {
        PendingDirectory pending = PendingDirectory.beside(folder.resolve("x"));
        assertThat(pending.failure(new IOException(cause)))
                .hasMessage(
                        "[" + folder.resolve("x") + "] cannot be written: " + message.replace("disk or", "disk, or"));
        pending.discard();
    }

    @Test
    void aPlaceThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> PendingDirectory.beside(folder.resolve("no/x")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("is not a directory. Create it, or name another place.");
    }
}
