package org.virtualgranule.reader.file;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;

/** The values of a column of a row group: numbers, or bytes. Thread-safe. */
public final class ParquetColumn {
    private static final int NULL = -1;

    private final PrimitiveTypeName type;
    private final boolean optional;

    /** Of each row the place of its value. */
    private final int[] places;

    private int rows;
    private long[] numbers = {};
    private final List<ByteBuffer> bytes = new ArrayList<>();
    private int count;
    private String[] texts = {};

    private ParquetColumn(PrimitiveType column, int rows) {
        type = column.getPrimitiveTypeName();
        optional = column.getRepetition() == Repetition.OPTIONAL;
        places = new int[rows];
    }

    /** Decodes pages, which may claim anything. */
    static ParquetColumn of(PrimitiveType type, ColumnPages pages, int rows) {
        ParquetColumn column = new ParquetColumn(type, rows);
        try {
            pages.dictionary().ifPresent(page -> column.plain(page.bytes().duplicate(), page.values()));
            int dictionary = column.count;
            pages.pages().forEach(page -> column.page(page, dictionary));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new DamagedFileException("the column " + type.getName() + " cannot be decoded", e);
        }
        if (column.rows != rows) {
            throw new DamagedFileException(
                    "the column " + type.getName() + " has " + column.rows + " values, not " + rows);
        }
        column.texts = new String[column.bytes.size()];
        return column;
    }

    private void page(ColumnPages.Page page, int dictionary) {
        ByteBuffer in = page.bytes().duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (page.values() < 0 || page.values() > places.length - rows) {
            throw new IllegalArgumentException(page.values() + " values after " + rows);
        }
        int[] levels = levels(in, page.values());
        int present = Arrays.stream(levels).sum();
        int[] found = page.isIndexed() ? indexed(in, present, dictionary) : plain(in, present);
        for (int i = 0, next = 0; i < levels.length; i++) {
            places[rows++] = levels[i] == 1 ? found[next++] : NULL;
        }
    }

    /** Of each value whether it is there. */
    private int[] levels(ByteBuffer in, int values) {
        if (!optional) {
            int[] all = new int[values];
            Arrays.fill(all, 1);
            return all;
        }
        int length = in.getInt();
        ByteBuffer levels = in.slice(in.position(), length);
        in.position(in.position() + length);
        return RunLengths.read(levels, 1, values);
    }

    private static int[] indexed(ByteBuffer in, int values, int dictionary) {
        if (values == 0) {
            return new int[0];
        }
        int[] found = RunLengths.read(in.slice(in.position() + 1, in.remaining() - 1), in.get(in.position()), values);
        for (int place : found) {
            if (place < 0 || place >= dictionary) {
                throw new IllegalArgumentException("value " + place + " of a dictionary of " + dictionary);
            }
        }
        return found;
    }

    /** Takes values in; gives their places. */
    private int[] plain(ByteBuffer in, int values) {
        ByteBuffer from = in.order(ByteOrder.LITTLE_ENDIAN);
        int start = from.position();
        int[] found = new int[Math.min(values, 8 * from.remaining())];
        for (int i = 0; i < values; i++) {
            found[i] = count;
            switch (type) {
                case BOOLEAN -> add(from.get(start + i / 8) >>> i % 8 & 1);
                case INT32 -> add(from.getInt());
                case INT64 -> add(from.getLong());
                default -> add(next(from));
            }
        }
        return found;
    }

    private static ByteBuffer next(ByteBuffer in) {
        int length = in.getInt();
        ByteBuffer value = in.slice(in.position(), length);
        in.position(in.position() + length);
        return value.asReadOnlyBuffer();
    }

    private void add(long number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(16, 2 * count));
        }
        numbers[count++] = number;
    }

    private void add(ByteBuffer value) {
        bytes.add(value);
        count++;
    }

    /**
     * Counts the rows.
     *
     * @return how many there are
     */
    public int rows() {
        return rows;
    }

    /**
     * Says whether a row has no value.
     *
     * @param row from 0
     * @return true for null
     */
    public boolean isNull(int row) {
        return places[row] == NULL;
    }

    /**
     * Gives a number.
     *
     * @param row from 0, not null
     * @return the value; of a Boolean 0 or 1
     */
    public long number(int row) {
        return numbers[places[row]];
    }

    /**
     * Gives bytes.
     *
     * @param row from 0, not null
     * @return a read-only view
     */
    public ByteBuffer bytes(int row) {
        return bytes.get(places[row]).duplicate();
    }

    /**
     * Gives bytes as text. A text that several rows take from a dictionary is made once.
     *
     * @param row from 0, not null
     * @return the text, of UTF-8
     */
    public String text(int row) {
        int place = places[row];
        if (texts[place] == null) {
            texts[place] = StandardCharsets.UTF_8.decode(bytes(row)).toString();
        }
        return texts[place];
    }
}
