package org.virtualgranule.zarr.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the folder is like, the sidecar is read; and nothing is believed that another user may have put there. */
class BadFolderTest {
    @TempDir
    private Path directory;

    private final FakeServer server = new FakeServer().with("one");

    private SidecarCache cache(Path folder) {
        return new SidecarCache(Optional.of(folder), SidecarCache.USUAL_SIZE, new FakeClock());
    }

    /** Reads twice; the result is what was asked of the server, and what the user is told. */
    private String outcome(Path folder) {
        SidecarCache cache = cache(folder);
        for (int i = 0; i < 2; i++) {
            assertThat(cache.read(server, FakeServer.ADDRESS).name()).contains("one");
        }
        return server.answers() + cache.problem().map(note -> " " + note).orElse("");
    }

    private Path entry() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("sidecars"))) {
            return files.filter(file -> file.toString().endsWith(".vgs"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void assumePosix() {
        assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    @Test
    void aFileInPlaceOfTheFolderMeansNoCache() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThat(outcome(file)).startsWith("[200, 200] the cache of sidecars in " + file.resolve("sidecars"));
    }

    @Test
    void aFolderThatCannotBeMadeMeansNoCache() {
        Path impossible = Path.of("/proc/self/nothing");
        assumeTrue(Files.isDirectory(impossible.getParent()));
        assertThat(outcome(impossible)).startsWith("[200, 200] the cache of sidecars in /proc/self/nothing/sidecars");
    }

    @Test
    void aFolderThatOthersMayWriteToIsNotUsed() throws IOException {
        assumePosix();
        assertThat(outcome(directory)).isEqualTo("[200, if 304]");
        Files.setPosixFilePermissions(directory.resolve("sidecars"), PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(outcome(directory))
                .startsWith("[200, if 304, 200, 200] ")
                .endsWith("is not used: can be written to by other users");
        assertThat(cache(directory).clear().entries()).isZero();
    }

    @Test
    void aFolderOfSomebodyElseIsNotUsed() throws IOException {
        assumePosix();
        assertThat(outcome(directory)).isEqualTo("[200, if 304]");
        assumeTrue("root".equals(Files.getOwner(directory).getName()), "only root can give a folder away");
        Files.setAttribute(directory.resolve("sidecars"), "unix:uid", 4711);
        assertThat(outcome(directory))
                .startsWith("[200, if 304, 200, 200] ")
                .endsWith("is not used: belongs to another user");
    }

    @Test
    void aFolderThatCannotBeWrittenToMeansNoCache() throws IOException {
        assumePosix();
        assumeTrue(!"root".equals(Files.getOwner(directory).getName()), "root can write everywhere");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
        assertThat(outcome(directory)).endsWith("is not used: it cannot be written to");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void nobodyElseCanReadWhatIsKept() throws IOException {
        assumePosix();
        assertThat(outcome(directory.resolve("new"))).isEqualTo("[200, if 304]");
        Path sidecars = directory.resolve("new/sidecars");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sidecars)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(sidecars)) {
            assertThat(files.toList()).hasSize(2).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void aFolderThatIsALinkIsTheFolderItLeadsTo() throws IOException {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);
        assertThat(outcome(link)).isEqualTo("[200, if 304]");
    }

    @Test
    void anEntryThatIsALinkIsNone() throws IOException {
        assertThat(outcome(directory)).isEqualTo("[200, if 304]");
        Path moved = Files.move(entry(), directory.resolve("moved"));
        Files.createSymbolicLink(
                directory.resolve("sidecars/"
                        + EntryName.of(FakeServer.ADDRESS).orElseThrow().file()),
                moved);
        assertThat(outcome(directory)).isEqualTo("[200, if 304, 200, if 304]");
        assertThat(entry()).isRegularFile();
        assertThat(moved).exists();
    }

    /** Opening a pipe would wait for whoever holds its other end. */
    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeInPlaceOfAFileOfTheCacheIsNoneAndIsReplaced() throws Exception {
        assertThat(outcome(directory)).isEqualTo("[200, if 304]");
        for (Path file : List.of(entry(), directory.resolve("sidecars/" + Tally.FILE))) {
            Files.delete(file);
            pipe(file);
            FakeServer another = new FakeServer().with(file.equals(entry()) ? "one" : "two");
            SidecarCache cache = cache(directory);
            cache.read(another, FakeServer.ADDRESS);
            cache.read(another, FakeServer.ADDRESS);
            assertThat(another.answers()).last().isEqualTo("if 304");
            assertThat(cache.problem()).isEmpty();
            assertThat(file).isRegularFile();
        }
    }

    private static void pipe(Path file) throws InterruptedException {
        try {
            Process made = new ProcessBuilder("mkfifo", file.toString()).start();
            assumeTrue(made.waitFor() == 0, "this file system has no pipes");
        } catch (IOException e) {
            assumeTrue(false, "there is no mkfifo here");
        }
    }

    @Test
    void aFolderInPlaceOfAnEntryIsNone() throws IOException {
        assertThat(outcome(directory)).isEqualTo("[200, if 304]");
        Path entry = entry();
        Files.delete(entry);
        Files.createDirectory(entry);
        assertThat(outcome(directory)).startsWith("[200, if 304, 200, 200] the cache of sidecars in ");
        assertThat(cache(directory).contents().entries()).isZero();
    }

    @Test
    void aDamagedEntryIsFetchedAnewAndReplaced() throws IOException {
        assertThat(outcome(directory)).isEqualTo("[200, if 304]");
        byte[] bytes = Files.readAllBytes(entry());
        for (byte[] damaged :
                List.of(new byte[0], new byte[] {1}, "<Dataset/>".getBytes(StandardCharsets.US_ASCII), half(bytes))) {
            FakeServer another = new FakeServer().with("one");
            Files.write(entry(), damaged);
            cache(directory).read(another, FakeServer.ADDRESS);
            cache(directory).read(another, FakeServer.ADDRESS);
            assertThat(another.answers()).containsExactly("200", "if 304");
            assertThat(Files.readAllBytes(entry())).isEqualTo(bytes);
        }
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    @Test
    void whatIsRemovedMeanwhileIsFetchedAnewWithoutANote() throws IOException {
        SidecarCache cache = cache(directory);
        cache.read(server, FakeServer.ADDRESS);
        try (Stream<Path> files = Files.walk(directory.resolve("sidecars"))) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
        for (int i = 0; i < 3; i++) {
            cache.read(server, FakeServer.ADDRESS);
            server.with(FakeServer.ADDRESS, FakeServer.sidecar("one"), FakeServer.tag("other"));
        }
        assertThat(server.answers()).hasSize(4).last().isEqualTo("if 304");
        assertThat(cache.problem()).isEmpty();
    }
}
