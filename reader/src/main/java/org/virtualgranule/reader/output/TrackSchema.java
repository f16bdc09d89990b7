package org.virtualgranule.reader.output;

import static org.apache.parquet.schema.LogicalTypeAnnotation.intType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.util.List;
import org.apache.parquet.schema.ColumnOrder;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.virtualgranule.reader.trajectory.Batch;
import org.virtualgranule.reader.trajectory.Field;

/** The Parquet columns of a track: geometry, the fields in their order, bbox. */
final class TrackSchema {
    static final String GEOMETRY = "geometry";
    static final String BBOX = "bbox";
    static final List<String> EDGES = List.of("xmin", "ymin", "xmax", "ymax");

    // Of columns in parquet-hadoop's new default order, IEEE 754 total order, pyarrow 26 ignores the bounds. The older
    // order lets it leave out row groups, and is exact where no value is NaN.
    private static final ColumnOrder ORDERED = ColumnOrder.typeDefined();

    private TrackSchema() {}

    /**
     * Lists the columns of the file.
     *
     * @throws IllegalArgumentException if two columns would have one name
     */
    static MessageType of(List<Field> fields) {
        Types.MessageTypeBuilder schema = Types.buildMessage();
        schema.addField(Types.required(BINARY).named(GEOMETRY));
        for (Field field : fields) {
            schema.addField(column(field));
        }
        schema.addField(box());
        MessageType message = schema.named("track");
        long names = message.getFields().stream().map(Type::getName).distinct().count();
        if (names < message.getFieldCount()) {
            throw new IllegalArgumentException("Two columns have the same name: " + message.getFields());
        }
        return message;
    }

    private static Type box() {
        Types.GroupBuilder<GroupType> box = Types.requiredGroup();
        // GeoParquet fixes the order of the four.
        for (String edge : EDGES) {
            box.addField(Types.required(FLOAT).columnOrder(ORDERED).named(edge));
        }
        return box.named(BBOX);
    }

    private static Type column(Field field) {
        if (isPosition(field)) {
            return Types.required(DOUBLE).columnOrder(ORDERED).named(field.name());
        }
        return typed(field);
    }

    private static Type typed(Field field) {
        return switch (field.type()) {
            case INT8 -> Types.optional(INT32).as(intType(8, true)).named(field.name());
            case INT16 -> Types.optional(INT32).as(intType(16, true)).named(field.name());
            case INT32 -> Types.optional(INT32).as(intType(32, true)).named(field.name());
            case INT64 -> Types.optional(INT64).as(intType(64, true)).named(field.name());
            case UINT8 -> Types.optional(INT32).as(intType(8, false)).named(field.name());
            case UINT16 -> Types.optional(INT32).as(intType(16, false)).named(field.name());
            case UINT32 -> Types.optional(INT32).as(intType(32, false)).named(field.name());
            case UINT64 -> Types.optional(INT64).as(intType(64, false)).named(field.name());
            case FLOAT32 -> Types.optional(FLOAT).named(field.name());
            case FLOAT64 -> Types.optional(DOUBLE).named(field.name());
            case TIMESTAMP ->
                Types.optional(INT64).as(timestampType(true, TimeUnit.MICROS)).named(field.name());
            case TEXT -> Types.optional(BINARY).as(stringType()).named(field.name());
        };
    }

    /** Says whether the field is never absent and never NaN. */
    static boolean isPosition(Field field) {
        return field.name().equals(Batch.LATITUDE) || field.name().equals(Batch.LONGITUDE);
    }
}
