package org.virtualgranule.reader.refs;

import static org.apache.parquet.schema.LogicalTypeAnnotation.jsonType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.Locale;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** The columns of a manifest's file. docs/refs.md describes them. */
final class ManifestSchema {
    /** Name of the file in a manifest's directory. */
    static final String FILE = "manifest.parquet";

    /** Key of the footer's text that says which version it is and what it holds. */
    static final String KEY = "virtual-granule";

    static final String VERSION_KEY = "manifest_version";
    static final String GRANULES_KEY = "granules";

    static final int VERSION = 1;

    static final String GRANULE = "granule";
    static final String KIND = "kind";
    static final String ARRAY = "array";
    static final String NODE = "node";
    static final String CHUNK = "chunk_index";
    static final String PIECE = "piece";
    static final String URL = "url";
    static final String OFFSET = "offset";
    static final String LENGTH = "length";
    static final String MASK = "filter_mask";
    static final String DIRECT = "direct";
    static final String INLINE = "inline";
    static final String COUNT = "count";

    static final MessageType COLUMNS = Types.buildMessage()
            .addField(Types.required(BINARY).as(stringType()).named(GRANULE))
            .addField(Types.required(BINARY).as(stringType()).named(KIND))
            .addField(Types.required(BINARY).as(stringType()).named(ARRAY))
            .addField(Types.optional(BINARY).as(jsonType()).named(NODE))
            .addField(Types.optional(INT64).named(CHUNK))
            .addField(Types.optional(INT32).named(PIECE))
            .addField(Types.optional(BINARY).as(stringType()).named(URL))
            .addField(Types.optional(INT64).named(OFFSET))
            .addField(Types.optional(INT64).named(LENGTH))
            .addField(Types.optional(INT32).named(MASK))
            .addField(Types.optional(BOOLEAN).named(DIRECT))
            .addField(Types.optional(BINARY).named(INLINE))
            .addField(Types.optional(INT64).named(COUNT))
            .named("manifest");

    /** What readers rely on: checksums, no other encodings than these give. */
    static final ParquetProperties PROPERTIES = ParquetProperties.builder()
            .withAllocator(HeapByteBufferAllocator.getInstance()) // nothing to be given back
            .withPageWriteChecksumEnabled(true)
            .withStatisticsEnabled(false)
            .withSizeStatisticsEnabled(false)
            .withDictionaryEncoding(false)
            .withDictionaryEncoding(GRANULE, true)
            .withDictionaryEncoding(KIND, true)
            .withDictionaryEncoding(ARRAY, true)
            .withDictionaryEncoding(URL, true)
            .build();

    /** What a row is about. */
    enum Kind {
        /** The granule as a whole; its first row. */
        GRANULE,
        /** A group. */
        GROUP,
        /** A variable of the sidecar: its arrays, or why it is none. */
        VARIABLE,
        /** A chunk of an array, or a part of one. */
        CHUNK;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private ManifestSchema() {}
}
