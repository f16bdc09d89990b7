package org.virtualgranule.reader.output;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.Function;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/** Writes the columns that GeoParquet adds to a row: the point as WKB, and a FLOAT box around it. */
final class PointWriter {
    private static final byte LITTLE_ENDIAN = 1;
    private static final int POINT = 1;
    private static final int X_OFFSET = 5;
    private static final int Y_OFFSET = 13;

    private final ByteBuffer wkb = ByteBuffer.allocate(21).order(ByteOrder.LITTLE_ENDIAN);
    // One object for all rows: without dictionary and statistics the page writer copies the bytes and keeps nothing.
    private final Binary point = Binary.fromReusedByteArray(wkb.array());
    private final ColumnWriter geometry;
    private final List<ColumnWriter> edges;

    /** Takes the writers of the columns from where they are found by path. */
    PointWriter(Function<String[], ColumnWriter> writers) {
        wkb.put(0, LITTLE_ENDIAN).putInt(1, POINT);
        geometry = writers.apply(new String[] {TrackSchema.GEOMETRY});
        edges = TrackSchema.EDGES.stream()
                .map(edge -> writers.apply(new String[] {TrackSchema.BBOX, edge}))
                .toList();
    }

    void write(double x, double y) {
        wkb.putDouble(X_OFFSET, x).putDouble(Y_OFFSET, y);
        geometry.write(point, 0, 0);
        edges.get(0).write(notAbove(x), 0, 0);
        edges.get(1).write(notAbove(y), 0, 0);
        edges.get(2).write(notBelow(x), 0, 0);
        edges.get(3).write(notBelow(y), 0, 0);
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
}
