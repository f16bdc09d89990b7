package org.virtualgranule.reader.output;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** The columns that GeoParquet adds to a row: the point as WKB, and a FLOAT box around it. */
final class PointColumns {
    private static final byte LITTLE_ENDIAN = 1;
    private static final int POINT = 1;
    private static final int X_OFFSET = 5;
    private static final int Y_OFFSET = 13;

    private final ByteBuffer wkb = ByteBuffer.allocate(21).order(ByteOrder.LITTLE_ENDIAN);
    // One object for all rows: without dictionary and statistics the page writer copies the bytes and keeps nothing.
    private final Binary geometry = Binary.fromReusedByteArray(wkb.array());
    private final int boxIndex;

    PointColumns(int boxIndex) {
        this.boxIndex = boxIndex;
        wkb.put(0, LITTLE_ENDIAN).putInt(1, POINT);
    }

    void writeGeometry(double x, double y, RecordConsumer consumer) {
        wkb.putDouble(X_OFFSET, x).putDouble(Y_OFFSET, y);
        consumer.startField(TrackSchema.GEOMETRY, 0);
        consumer.addBinary(geometry);
        consumer.endField(TrackSchema.GEOMETRY, 0);
    }

    void writeBox(double x, double y, RecordConsumer consumer) {
        consumer.startField(TrackSchema.BBOX, boxIndex);
        consumer.startGroup();
        add(0, notAbove(x), consumer);
        add(1, notAbove(y), consumer);
        add(2, notBelow(x), consumer);
        add(3, notBelow(y), consumer);
        consumer.endGroup();
        consumer.endField(TrackSchema.BBOX, boxIndex);
    }

    /** The largest float that is not above the number. */
    static float notAbove(double number) {
        float nearest = (float) number;
        return nearest > number ? Math.nextDown(nearest) : nearest;
    }

    /** The smallest float that is not below the number. */
    static float notBelow(double number) {
        float nearest = (float) number;
        return nearest < number ? Math.nextUp(nearest) : nearest;
    }

    private static void add(int index, float edge, RecordConsumer consumer) {
        String name = TrackSchema.EDGES.get(index);
        consumer.startField(name, index);
        consumer.addFloat(edge);
        consumer.endField(name, index);
    }
}
