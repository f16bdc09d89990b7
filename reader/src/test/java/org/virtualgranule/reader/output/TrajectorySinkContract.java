package org.virtualgranule.reader.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.reader.trajectory.Batch;
import org.virtualgranule.reader.trajectory.ColumnType;
import org.virtualgranule.reader.trajectory.Field;

/** What holds for every sink; the test of each inherits it. */
abstract class TrajectorySinkContract {
    @TempDir
    Path folder;

    /** A sink of the kind under test. */
    abstract TrajectorySink create(Path file, List<Field> fields);

    @Test
    void theFileAppearsWhenFinished() throws IOException {
        Path file = folder.resolve("out");
        try (TrajectorySink sink = create(file, Rows.POSITION)) {
            sink.write(Rows.points(1, 2));
            assertThat(file).doesNotExist();
            sink.finish();
            assertThat(names()).containsExactly("out");
        }
        assertThat(names()).containsExactly("out");
    }

    @Test
    void aFinishedFileReplacesAnOlderOne() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "older");
        try (TrajectorySink sink = create(file, Rows.POSITION)) {
            sink.finish();
        }
        assertThat(Files.readAllBytes(file)).isNotEqualTo("older".getBytes());
        assertThat(names()).containsExactly("out");
    }

    @Test
    void whatALinkLeadsToIsReplacedAndTheLinkStays() throws IOException {
        Path target =
                Files.writeString(Files.createDirectory(folder.resolve("there")).resolve("target"), "older");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        try (TrajectorySink sink = create(link, Rows.POSITION)) {
            sink.finish();
        }
        assertThat(link).isSymbolicLink().hasSameBinaryContentAs(target);
        assertThat(Files.readAllBytes(target)).isNotEqualTo("older".getBytes());
        Files.delete(target);
        assertThatThrownBy(() -> create(link, Rows.POSITION)).hasMessageContaining("a link that leads nowhere");
    }

    @Test
    void aSinkClosedWithoutFinishLeavesNothing() throws IOException {
        TrajectorySink sink = create(folder.resolve("out"), Rows.POSITION);
        sink.write(Rows.points(1, 2));
        sink.close();
        sink.close();
        assertThat(names()).isEmpty();
    }

    @Test
    void anOlderFileIsUntouchedWhenTheRunFails() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "older");
        assertThatThrownBy(() -> {
                    try (TrajectorySink sink = create(file, Rows.POSITION)) {
                        sink.write(Rows.points(1, 2));
                        throw new IllegalStateException("the network went away");
                    }
                })
                .hasMessage("the network went away");
        assertThat(file).hasContent("older");
        assertThat(names()).containsExactly("out");
    }

    @Test
    void aPositionThatIsNotOnEarthIsRefusedAndNothingIsPublished() throws IOException {
        assertRefused(Rows.points(0, 0, 0, Double.NaN), "latitude NaN in row 1");
        assertRefused(Rows.points(0, -90.5), "latitude -90.5 in row 0");
        assertRefused(Rows.points(180.00000000000003, 0), "longitude 180.00000000000003 in row 0");
        assertRefused(Rows.points(Double.NEGATIVE_INFINITY, 0), "longitude -Infinity in row 0");
        Batch absent = Rows.of(1)
                .with(Batch.LATITUDE, ColumnType.FLOAT64, 1.0)
                .with(Batch.LONGITUDE, ColumnType.FLOAT64, new Object[] {null})
                .batch();
        assertRefused(absent, "longitude is absent in row 0");
        assertThat(names()).isEmpty();
    }

    @Test
    void aBatchOfOtherFieldsIsRefused() {
        assertRefused(Rows.of(0).somewhere().with("h", ColumnType.FLOAT32).batch(), "h");
    }

    @Test
    void aSinkThatFailedCannotBeFinished() {
        try (TrajectorySink sink = create(folder.resolve("out"), Rows.POSITION)) {
            assertThatThrownBy(() -> sink.write(Rows.points(0, 91))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(sink::finish).isInstanceOf(IllegalStateException.class);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFinishedSinkTakesNoMoreRows() {
        try (TrajectorySink sink = create(folder.resolve("out"), Rows.POSITION)) {
            sink.finish();
            assertThatThrownBy(() -> sink.write(Rows.points())).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aFileThatCannotTakeItsNameIsDropped() throws IOException {
        Path file = folder.resolve("out");
        try (TrajectorySink sink = create(file, Rows.POSITION)) {
            Files.createDirectories(file.resolve("in the way"));
            assertThatThrownBy(sink::finish)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContainingAll(file.toString(), "renamed");
        }
        assertThat(names()).containsExactly("out");
    }

    @Test
    void aTargetThatIsADirectoryIsRefusedAtOnce() {
        assertThatThrownBy(() -> create(folder, Rows.POSITION))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll(folder.toString(), "is not a file", "Name a file inside it");
    }

    @Test
    void aMissingDirectoryIsToldAtOnceWithTheRemedy() {
        assertThatThrownBy(() -> create(folder.resolve("missing/out"), Rows.POSITION))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll("missing", "not a directory", "Create it");
    }

    @Test
    void aDirectoryThatTakesNoFileIsToldAtOnce() {
        // Root may write anywhere, so a name that is too long for a hidden file beside it stands in.
        assertThatThrownBy(() -> create(folder.resolve("x".repeat(250)), Rows.POSITION))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll(folder.toString(), "takes no new file");
    }

    private void assertRefused(Batch batch, String reason) {
        try (TrajectorySink sink = create(folder.resolve("out"), Rows.POSITION)) {
            assertThatThrownBy(() -> sink.write(batch))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(reason);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
