package org.virtualgranule.reader.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.virtualgranule.reader.trajectory.ColumnType.FLOAT32;
import static org.virtualgranule.reader.trajectory.ColumnType.FLOAT64;
import static org.virtualgranule.reader.trajectory.ColumnType.TEXT;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualgranule.reader.trajectory.Batch;
import org.virtualgranule.reader.trajectory.Field;

class GeoParquetSinkTest extends TrajectorySinkContract {
    @Override
    TrajectorySink create(Path file, List<Field> fields) {
        return GeoParquetSink.create(file, fields);
    }

    @Test
    void fieldsWithoutAPositionAreRefused() {
        assertRefused(
                List.of(new Field(Batch.LATITUDE, FLOAT64), new Field(Batch.LONGITUDE, FLOAT32)),
                "No field longitude of type FLOAT64");
    }

    @Test
    void twoColumnsOfOneNameAreRefused() {
        List<Field> fields = new ArrayList<>(Rows.POSITION);
        fields.add(new Field("geometry", TEXT));
        assertRefused(fields, "same name");
    }

    @Test
    void allTestsRunWithoutHadoop() {
        assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    private void assertRefused(List<Field> fields, String reason) {
        assertThatThrownBy(() -> create(folder.resolve("out.parquet"), fields))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
        assertThat(folder).isEmptyDirectory();
    }
}
