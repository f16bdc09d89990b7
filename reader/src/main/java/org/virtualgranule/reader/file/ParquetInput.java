package org.virtualgranule.reader.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A file as {@link ParquetOutput} writes it, with checksums, from the network or from anybody: every size in it is compared
 * with the bytes that are there before it is believed. The library's own reader allocates what a page claims. Other files,
 * though valid Parquet, are refused. Immutable.
 */
public final class ParquetInput {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /** Magic at both ends, and the length of the footer. */
    private static final int FRAME = 12;

    private final byte[] file;
    private final MessageType schema;
    private final FileMetaData footer;

    /** Pages by row group and column. */
    private final List<List<List<ColumnPages.Place>>> pages = new ArrayList<>();

    private ParquetInput(byte[] file, MessageType schema, FileMetaData footer) {
        this.file = file;
        this.schema = schema;
        this.footer = footer;
    }

    /**
     * Reads the footer, and compares the checksums of all pages.
     *
     * @param file the bytes of the file; they are not changed
     * @param schema the columns that it must have, all of them flat
     * @return the file
     * @throws DamagedFileException if it is no such file
     */
    public static ParquetInput of(byte[] file, MessageType schema) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer magic = ByteBuffer.wrap(MAGIC);
        if (file.length < FRAME
                || !bytes.slice(0, 4).equals(magic)
                || !bytes.slice(file.length - 4, 4).equals(magic)) {
            throw new DamagedFileException("it is no whole Parquet file");
        }
        int length = bytes.getInt(file.length - 8);
        if (length < 0 || length > file.length - FRAME) {
            throw new DamagedFileException("its footer is said to have " + length + " bytes");
        }
        FileMetaData footer = new FileMetaData();
        ThriftBytes.read(footer, file, file.length - 8 - length, length);
        ParquetInput input = new ParquetInput(file, schema, footer);
        input.checkSchema();
        input.findPages(file.length - 8 - length);
        return input;
    }

    private void checkSchema() {
        List<SchemaElement> found = footer.getSchema();
        boolean same = found.size() == schema.getFieldCount() + 1;
        for (int i = 0; same && i < schema.getFieldCount(); i++) {
            same = isSame(schema.getType(i), found.get(i + 1));
        }
        if (!same) {
            throw new DamagedFileException("its columns are not those of " + schema.getName());
        }
    }

    private static boolean isSame(Type expected, SchemaElement found) {
        return found.getName().equals(expected.getName())
                && found.isSetType()
                && found.getType().name().equals(type(expected))
                && found.isSetRepetition_type()
                && found.getRepetition_type()
                        .name()
                        .equals(expected.getRepetition().name());
    }

    private static String type(Type column) {
        String name = column.asPrimitiveType().getPrimitiveTypeName().name();
        return name.equals("BINARY") ? "BYTE_ARRAY" : name;
    }

    /** Column after column, row group after row group, without gaps: so no page can be passed over. */
    private void findPages(long end) {
        long at = MAGIC.length;
        for (RowGroup group : footer.getRow_groups()) {
            if (group.getColumnsSize() != schema.getFieldCount()) {
                throw new DamagedFileException("a row group has " + group.getColumnsSize() + " columns");
            }
            List<List<ColumnPages.Place>> columns = new ArrayList<>();
            for (ColumnChunk column : group.getColumns()) {
                ColumnMetaData data = column.getMeta_data();
                if (data == null
                        || start(data) != at
                        || data.getTotal_compressed_size() < 0
                        || data.getTotal_compressed_size() > end - at
                        || data.getNum_values() != group.getNum_rows()
                        || data.getCodec() != CompressionCodec.ZSTD) {
                    throw new DamagedFileException("a column at byte " + at + " is not where it should be");
                }
                columns.add(ColumnPages.find(file, (int) at, (int) data.getTotal_compressed_size()));
                at += data.getTotal_compressed_size();
            }
            pages.add(columns);
        }
    }

    private static long start(ColumnMetaData data) {
        return data.isSetDictionary_page_offset() ? data.getDictionary_page_offset() : data.getData_page_offset();
    }

    /**
     * Finds a text of the footer.
     *
     * @param key its key
     * @return the text; empty if there is none
     */
    public Optional<String> document(String key) {
        List<KeyValue> all = footer.isSetKey_value_metadata() ? footer.getKey_value_metadata() : List.of();
        return all.stream()
                .filter(entry -> entry.getKey().equals(key) && entry.isSetValue())
                .map(KeyValue::getValue)
                .findFirst();
    }

    /**
     * Counts the row groups.
     *
     * @return how many there are
     */
    public int groups() {
        return footer.getRow_groupsSize();
    }

    /**
     * Reads a row group.
     *
     * @param number from 0
     * @return its columns by name
     * @throws DamagedFileException if it cannot be read
     */
    public Map<String, ParquetColumn> group(int number) {
        RowGroup group = footer.getRow_groups().get(number);
        PageBudget budget = new PageBudget();
        List<ColumnPages> inflated = new ArrayList<>();
        for (int i = 0; i < schema.getFieldCount(); i++) {
            boolean optional = schema.getType(i).isRepetition(Type.Repetition.OPTIONAL);
            inflated.add(ColumnPages.read(file, pages.get(number).get(i), optional, budget));
        }
        budget.checkRows(group.getNum_rows());
        Map<String, ParquetColumn> columns = new LinkedHashMap<>();
        for (int i = 0; i < schema.getFieldCount(); i++) {
            Type type = schema.getType(i);
            columns.put(type.getName(), ParquetColumn.of(type.asPrimitiveType(), inflated.get(i), (int)
                    group.getNum_rows()));
        }
        return columns;
    }

    @Override
    public String toString() {
        return "Parquet file of " + file.length + " bytes, " + groups() + " row groups";
    }
}
