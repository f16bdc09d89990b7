package org.virtualgranule.reader.refs;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.virtualgranule.reader.file.ParquetColumn;
import org.virtualgranule.reader.refs.ManifestSchema.Kind;

/** The rows of one granule by what they are about; what they say may be anything. */
final class GranuleRows {
    private final Map<String, ParquetColumn> columns;
    private final Map<String, Kind> kinds = new HashMap<>();

    GranuleRows(Map<String, ParquetColumn> columns) {
        this.columns = columns;
    }

    int count() {
        return columns.get(ManifestSchema.KIND).rows();
    }

    /** Says what a row is about. */
    Kind kind(int row) {
        return kinds.computeIfAbsent(
                text(ManifestSchema.KIND, row), word -> NodeReader.word(word, ManifestSchema.KIND, Kind.class));
    }

    boolean has(String column, int row) {
        return !columns.get(column).isNull(row);
    }

    String text(String column, int row) {
        return present(column, row).text(row);
    }

    long number(String column, int row) {
        return present(column, row).number(row);
    }

    ByteBuffer bytes(String column, int row) {
        return present(column, row).bytes(row);
    }

    JsonNode node(int row) {
        return NodeReader.read(text(ManifestSchema.NODE, row), text(ManifestSchema.ARRAY, row));
    }

    private ParquetColumn present(String column, int row) {
        ParquetColumn values = columns.get(column);
        if (values.isNull(row)) {
            throw new IllegalArgumentException("row " + row + " has no " + column);
        }
        return values;
    }
}
