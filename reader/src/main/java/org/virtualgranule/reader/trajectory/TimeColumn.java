package org.virtualgranule.reader.trajectory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.virtualgranule.dmrpp.model.ChunkDecodeException;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.zarr.manifest.ArrayEntry;

/** Seconds since an epoch as microseconds since 1970, converted at once so that an absurd time is found at once. */
final class TimeColumn implements Column {
    private static final Pattern SINCE =
            Pattern.compile("seconds since (\\d{4}-\\d{2}-\\d{2})([T ][0:.]+)?(Z| UTC|[+]00:?00)?");
    private static final long MICROS = 1_000_000;

    /** A hundred thousand years: beyond it a number of seconds is no time. */
    private static final double MAX_SECONDS = 3.2e12;

    private final long[] micros;
    private final boolean[] absent;

    TimeColumn(ArrayEntry array, Object values, Instant epoch) {
        Column seconds = Columns.of(array, values);
        int rows = java.lang.reflect.Array.getLength(values);
        micros = new long[rows];
        absent = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            absent[row] = seconds.isNull(row) || Double.isNaN(seconds.doubleAt(row));
            if (!absent[row]) {
                micros[row] = micros(array, seconds.doubleAt(row), epoch);
            }
        }
    }

    private static long micros(ArrayEntry array, double seconds, Instant epoch) {
        if (Math.abs(seconds) > MAX_SECONDS) {
            throw new ChunkDecodeException(
                    array.source(),
                    array.path() + ": " + seconds + " s since " + epoch + " is no time; the granule is damaged, or the"
                            + " sidecar does not belong to it");
        }
        return epoch.getEpochSecond() * MICROS + Math.round(seconds * MICROS);
    }

    /** Refuses what counts in another unit or from another day: it would give times that look right. */
    static void checkUnits(ArrayEntry array, Instant epoch) {
        String units = array.attribute("units").orElse("");
        LocalDate day = epoch.atZone(ZoneOffset.UTC).toLocalDate();
        Matcher since = SINCE.matcher(units);
        if (!units.isEmpty() && !(since.matches() && since.group(1).equals(day.toString()))) {
            throw new UnsupportedFeatureException(
                    array.source(), array.path() + " is in \"" + units + "\", not in seconds since " + day);
        }
    }

    @Override
    public boolean isNull(int row) {
        return absent[row];
    }

    @Override
    public long longAt(int row) {
        return micros[row];
    }
}
