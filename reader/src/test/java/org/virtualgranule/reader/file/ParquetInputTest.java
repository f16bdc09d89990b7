package org.virtualgranule.reader.file;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetInputTest {
    private static final MessageType SCHEMA = Types.buildMessage()
            .addField(Types.required(BINARY).as(stringType()).named("word"))
            .addField(Types.optional(BINARY).named("bytes"))
            .addField(Types.optional(INT64).named("long"))
            .addField(Types.required(INT32).named("int"))
            .addField(Types.optional(BOOLEAN).named("flag"))
            .named("rows");

    @TempDir
    private Path folder;

    private byte[] written(int rows, ParquetProperties.Builder properties) throws IOException {
        Path path = folder.resolve("rows.parquet");
        try (ParquetOutput out = new ParquetOutput(path, SCHEMA, properties.build(), 1 << 20)) {
            for (int from : new int[] {0, rows}) {
                ParquetOutput.Group group = out.group();
                for (int row = from; row < from + rows; row++) {
                    write(group.columns(), row);
                }
                group.write(rows);
            }
            out.finish(Map.of("key", "value"));
        }
        return Files.readAllBytes(path);
    }

    private static ParquetProperties.Builder properties() {
        return ParquetProperties.builder().withPageWriteChecksumEnabled(true).withDictionaryEncoding(false);
    }

    private static void write(ColumnWriteStore columns, int row) {
        column(columns, "word").write(Binary.fromString("word " + row / 100), 0, 0);
        column(columns, "int").write(-row, 0, 0);
        if (row % 3 == 0) {
            column(columns, "bytes").writeNull(0, 0);
            column(columns, "long").writeNull(0, 0);
            column(columns, "flag").writeNull(0, 0);
        } else {
            column(columns, "bytes").write(Binary.fromConstantByteArray(new byte[row % 7]), 0, 1);
            column(columns, "long").write(1L << row % 64, 0, 1);
            column(columns, "flag").write(row % 2 == 0, 0, 1);
        }
        columns.endRecord();
    }

    private static ColumnWriter column(ColumnWriteStore columns, String name) {
        return columns.getColumnWriter(SCHEMA.getColumnDescription(new String[] {name}));
    }

    private static void isAsWritten(byte[] file, int rows) {
        ParquetInput input = ParquetInput.of(file, SCHEMA);
        assertThat(input.groups()).isEqualTo(2);
        assertThat(input.document("key")).contains("value");
        assertThat(input.document("other")).isEmpty();
        for (int group = 0; group < 2; group++) {
            Map<String, ParquetColumn> columns = input.group(group);
            for (int i = 0; i < rows; i++) {
                int row = group * rows + i;
                boolean none = row % 3 == 0;
                assertThat(columns.get("word").text(i)).isEqualTo("word " + row / 100);
                assertThat(columns.get("int").number(i)).isEqualTo(-row);
                assertThat(columns.get("bytes").isNull(i)).isEqualTo(none);
                if (!none) {
                    assertThat(columns.get("bytes").bytes(i).remaining()).isEqualTo(row % 7);
                    assertThat(columns.get("long").number(i)).isEqualTo(1L << row % 64);
                    assertThat(columns.get("flag").number(i)).isEqualTo(row % 2 == 0 ? 1 : 0);
                }
            }
        }
    }

    @Test
    void whatWasWrittenIsReadWithDictionariesAndWithout() throws IOException {
        isAsWritten(written(5_000, properties().withPageSize(1 << 10)), 5_000);
        isAsWritten(written(5_000, properties().withDictionaryEncoding(true).withPageSize(1 << 10)), 5_000);
        isAsWritten(written(5_000, properties().withDictionaryEncoding(true).withDictionaryPageSize(64)), 5_000);
        isAsWritten(written(1, properties().withDictionaryEncoding("word", true)), 1);
    }

    @Test
    void aTextOfADictionaryIsMadeOnce() throws IOException {
        ParquetColumn words = ParquetInput.of(written(50, properties().withDictionaryEncoding(true)), SCHEMA)
                .group(0)
                .get("word");
        assertThat(words.text(1)).isSameAs(words.text(49));
    }

    @Test
    void aFileThatIsCutAnywhereIsRefused() throws IOException {
        byte[] file = written(300, properties());
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> ParquetInput.of(cut, SCHEMA)).isInstanceOf(DamagedFileException.class);
        }
    }

    /** Whatever a byte of it is changed to: refused, or of no meaning. */
    @Test
    void noChangeOfAByteGivesOtherValues() throws IOException {
        byte[] file = written(100, properties().withDictionaryEncoding("word", true));
        Random random = new Random(5);
        List<Integer> harmless = new ArrayList<>();
        for (int at = 0; at < file.length; at++) {
            byte before = file[at];
            file[at] ^= (byte) (1 + random.nextInt(255));
            try {
                isAsWritten(file, 100);
                harmless.add(at);
            } catch (DamagedFileException | AssertionError e) {
                // an AssertionError can only be about the footer's own text
                if (e instanceof AssertionError) {
                    assertThat(e.getMessage()).containsAnyOf("value", "Optional");
                }
            }
            file[at] = before;
        }
        // statistics, the writer's name, and the index of the pages
        assertThat(harmless).hasSizeLessThan(file.length / 2);
    }

    @Test
    void otherColumnsAreRefused() throws IOException {
        byte[] file = written(10, properties());
        MessageType other = Types.buildMessage()
                .addFields(SCHEMA.getFields().subList(0, 4).toArray(org.apache.parquet.schema.Type[]::new))
                .addField(Types.required(BOOLEAN).named("flag"))
                .named("rows");
        assertThatThrownBy(() -> ParquetInput.of(file, other))
                .isInstanceOf(DamagedFileException.class)
                .hasMessage("its columns are not those of rows");
    }

    @Test
    void pagesWithoutAChecksumAreRefused() throws IOException {
        byte[] file = written(10, properties().withPageWriteChecksumEnabled(false));
        assertThatThrownBy(() -> ParquetInput.of(file, SCHEMA))
                .isInstanceOf(DamagedFileException.class)
                .hasMessageContaining("does not have its checksum");
    }
}
