package org.virtualgranule.reader.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.virtualgranule.reader.trajectory.Batch;

/** A disk that takes no byte. */
@EnabledOnOs(OS.LINUX)
class RowGroupsTest {
    private static final Path FULL = Path.of("/dev/full");

    @Test
    void aFileThatCannotBeWrittenIsLetGoOf() throws IOException {
        Batch batch = Rows.of(FileLayout.ROWS_IN_GROUP + 1).somewhere().batch();
        RowGroups groups = new RowGroups(FULL, FileLayout.of(batch.fields()));
        assertThatThrownBy(() -> groups.write(batch)).isInstanceOf(IOException.class);
        assertThat(isOpen()).isTrue();

        assertThatThrownBy(groups::close).isInstanceOf(IOException.class);
        assertThat(isOpen()).isFalse();
    }

    private static boolean isOpen() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.anyMatch(RowGroupsTest::isFull);
        }
    }

    private static boolean isFull(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).equals(FULL);
        } catch (IOException e) {
            return false; // closed meanwhile
        }
    }
}
