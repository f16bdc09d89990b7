package org.virtualgranule.reader.output;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.virtualgranule.reader.trajectory.Batch;
import org.virtualgranule.reader.trajectory.Column;
import org.virtualgranule.reader.trajectory.Field;

/** Turns a row into Parquet values, and sums up the positions for the footer. */
final class RowWriter extends WriteSupport<BatchRow> {
    private final MessageType schema;
    private final List<Field> fields;
    private final List<ValueWriter> writers;
    private final Position longitude;
    private final Position latitude;
    private final PointColumns point;
    private final PointBounds bounds = new PointBounds();
    private RecordConsumer consumer;

    RowWriter(List<Field> fields) {
        this.fields = fields;
        this.schema = TrackSchema.of(fields);
        this.writers =
                fields.stream().map(field -> ValueWriter.of(field.type())).toList();
        this.longitude = Position.in(fields, Batch.LONGITUDE, 180);
        this.latitude = Position.in(fields, Batch.LATITUDE, 90);
        this.point = new PointColumns(fields.size() + 1);
    }

    List<Field> fields() {
        return fields;
    }

    /** Never called: {@link RowWriterBuilder} gives a configuration of the other kind, so no Hadoop class is needed. */
    @Override
    @SuppressWarnings("deprecation")
    public WriteContext init(Configuration configuration) {
        throw new UnsupportedOperationException("written without Hadoop");
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(schema, Map.of(FooterDocuments.OWN_KEY, FooterDocuments.own()));
    }

    @Override
    public void prepareForWrite(RecordConsumer rowGroup) {
        consumer = rowGroup;
    }

    @Override
    public void write(BatchRow row) {
        double x = longitude.at(row);
        double y = latitude.at(row);
        bounds.add(x, y);
        consumer.startMessage();
        point.writeGeometry(x, y, consumer);
        for (int i = 0; i < writers.size(); i++) {
            Column column = row.column(i);
            if (!column.isNull(row.number())) {
                String name = fields.get(i).name();
                consumer.startField(name, i + 1);
                writers.get(i).write(column, row.number(), consumer);
                consumer.endField(name, i + 1);
            }
        }
        point.writeBox(x, y, consumer);
        consumer.endMessage();
    }

    @Override
    public FinalizedWriteContext finalizeWrite() {
        return new FinalizedWriteContext(Map.of(FooterDocuments.GEO_KEY, FooterDocuments.geo(bounds)));
    }
}
