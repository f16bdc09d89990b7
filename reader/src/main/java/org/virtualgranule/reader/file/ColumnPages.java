package org.virtualgranule.reader.file;

import io.airlift.compress.zstd.ZstdDecompressor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;

/**
 * The inflated pages of a column of a row group.
 *
 * @param dictionary its values, if there are any
 * @param pages the others, in order
 */
record ColumnPages(Optional<Page> dictionary, List<Page> pages) {
    /**
     * A page.
     *
     * @param values how many it is said to have, nulls among them
     * @param isIndexed whether they are places in the dictionary
     * @param bytes levels and values, little endian
     */
    record Page(int values, boolean isIndexed, ByteBuffer bytes) {}

    /**
     * A page as it is in the file.
     *
     * @param header what it is said to be
     * @param offset its first byte
     */
    record Place(PageHeader header, int offset) {}

    /** Finds the pages in a column's bytes, to the last one, and compares their checksums. */
    static List<Place> find(byte[] file, int start, int length) {
        List<Place> places = new ArrayList<>();
        int at = start;
        while (at < start + length) {
            PageHeader header = new PageHeader();
            at += ThriftBytes.read(header, file, at, start + length - at);
            int size = header.getCompressed_page_size();
            if (size < 0 || size > start + length - at) {
                throw new DamagedFileException("a page at byte " + at + " is said to have " + size + " bytes");
            }
            CRC32 crc = new CRC32();
            crc.update(file, at, size);
            if (!header.isSetCrc() || header.getCrc() != (int) crc.getValue()) {
                throw new DamagedFileException("a page at byte " + at + " does not have its checksum");
            }
            places.add(new Place(header, at));
            at += size;
        }
        return places;
    }

    /** Inflates the pages of a column, which may hold nulls or not. */
    static ColumnPages read(byte[] file, List<Place> places, boolean isOptional, PageBudget budget) {
        Optional<Page> dictionary = Optional.empty();
        List<Page> pages = new ArrayList<>();
        for (Place place : places) {
            PageHeader header = place.header();
            int size = header.getCompressed_page_size();
            budget.take(size, header.getUncompressed_page_size());
            ByteBuffer bytes = inflated(file, place.offset(), size, header.getUncompressed_page_size());
            if (header.getType() == PageType.DICTIONARY_PAGE && dictionary.isEmpty() && pages.isEmpty()) {
                dictionary = Optional.of(page(header.getDictionary_page_header(), bytes));
            } else {
                pages.add(page(header, bytes, isOptional));
            }
        }
        return new ColumnPages(dictionary, pages);
    }

    private static ByteBuffer inflated(byte[] file, int at, int size, int plain) {
        byte[] bytes = new byte[plain];
        try {
            int count = new ZstdDecompressor().decompress(file, at, size, bytes, 0, plain);
            if (count == plain) {
                return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            }
            throw new DamagedFileException("a page at byte " + at + " inflates to " + count + " bytes, not " + plain);
        } catch (IllegalArgumentException | io.airlift.compress.MalformedInputException e) {
            throw new DamagedFileException("a page at byte " + at + " does not inflate", e);
        }
    }

    private static Page page(DictionaryPageHeader header, ByteBuffer bytes) {
        if (header == null) {
            throw new DamagedFileException("a dictionary has no header");
        }
        return new Page(header.getNum_values(), false, bytes);
    }

    private static Page page(PageHeader page, ByteBuffer bytes, boolean isOptional) {
        DataPageHeader header = page.getData_page_header();
        if (page.getType() != PageType.DATA_PAGE
                || header == null
                || isOptional && header.getDefinition_level_encoding() != Encoding.RLE) {
            throw new DamagedFileException("a page is of another kind");
        }
        boolean indexed =
                header.getEncoding() == Encoding.PLAIN_DICTIONARY || header.getEncoding() == Encoding.RLE_DICTIONARY;
        if (!indexed && header.getEncoding() != Encoding.PLAIN) {
            throw new DamagedFileException("a page has the encoding " + header.getEncoding());
        }
        return new Page(header.getNum_values(), indexed, bytes);
    }
}
