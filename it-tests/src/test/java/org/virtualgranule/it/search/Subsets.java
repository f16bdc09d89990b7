package org.virtualgranule.it.search;

import java.util.ArrayList;
import java.util.List;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.reader.Subset;
import org.virtualgranule.reader.trajectory.Batch;
import org.virtualgranule.reader.trajectory.Column;
import org.virtualgranule.reader.trajectory.Field;
import org.virtualgranule.reader.trajectory.TrackRows;

/** Rows of subsets as texts that can be compared. */
final class Subsets {
    private Subsets() {}

    /** Every value of every row, exactly. */
    static List<String> rows(TrackRows tracks) {
        List<String> rows = new ArrayList<>();
        for (Batch batch : tracks.batches()) {
            for (int row = 0; row < batch.rows(); row++) {
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < batch.fields().size(); i++) {
                    text.append(text(batch.fields().get(i), batch.columns().get(i), row))
                            .append(' ');
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }

    private static String text(Field field, Column column, int row) {
        if (column.isNull(row)) {
            return "-";
        }
        return switch (field.type()) {
            case TEXT -> column.textAt(row);
            case FLOAT32, FLOAT64 -> Double.toHexString(column.doubleAt(row));
            default -> Long.toString(column.longAt(row));
        };
    }

    static List<String> rows(Subset subset) {
        return rows(subset.read());
    }

    /** Track and number of every row, such as "gt1l 17". */
    static List<String> numbers(TrackRows tracks) {
        List<String> numbers = new ArrayList<>();
        for (Batch batch : tracks.batches()) {
            List<String> names = batch.fields().stream().map(Field::name).toList();
            Column number = batch.columns().get(names.indexOf("number"));
            Column track = batch.columns().get(names.indexOf("track_id"));
            for (int row = 0; row < batch.rows(); row++) {
                numbers.add(track.textAt(row) + " " + (int) number.doubleAt(row));
            }
        }
        return numbers;
    }

    /** Why a search was given up. */
    static List<String> complaints(TrackRows rows) {
        return rows.diagnostics().stream()
                .map(Diagnostic::message)
                .filter(message -> message.endsWith("so the coordinates of all rows were read"))
                .toList();
    }
}
