package org.virtualgranule.earthdata;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.OneLine;

/**
 * A span of time with both ends in it.
 *
 * @param start its first moment; empty if it is open
 * @param end its last moment; empty if it is open
 */
public record TimeInterval(Optional<Instant> start, Optional<Instant> end) {
    /** Checks the order. */
    public TimeInterval {
        if (start.isPresent() && end.isPresent() && start.get().isAfter(end.get())) {
            throw new IllegalArgumentException(
                    "the time interval ends at " + end.get() + ", before its start at " + start.get());
        }
    }

    /**
     * Reads an interval of ISO 8601.
     *
     * @param text {@code START/END}; each a date ({@code 2019-01-31}) or a time ({@code 2019-01-31T12:00:00Z}, UTC where
     *     no offset stands), or nothing or {@code ..} where it is open; an end that is a date is that whole day
     * @return the interval
     * @throws IllegalArgumentException if it is none, or open at both ends
     */
    public static TimeInterval parse(String text) {
        String[] ends = text.strip().split("/", -1);
        try {
            if (ends.length == 2 && !(isOpen(ends[0]) && isOpen(ends[1]))) {
                return new TimeInterval(moment(ends[0], false), moment(ends[1], true));
            }
        } catch (DateTimeException e) {
            // said below, with the whole text
        }
        throw new IllegalArgumentException("\"" + OneLine.of(text)
                + "\" is no time interval; write START/END as 2019-01-01/2019-12-31 or 2019-01-01T12:00:00Z/..");
    }

    private static boolean isOpen(String end) {
        return end.isBlank() || end.equals("..");
    }

    private static Optional<Instant> moment(String text, boolean last) {
        if (isOpen(text)) {
            return Optional.empty();
        }
        if (!text.contains("T")) {
            LocalDate day = LocalDate.parse(text);
            Instant start = day.atStartOfDay().toInstant(ZoneOffset.UTC);
            return Optional.of(last ? start.plusSeconds(86_400).minusMillis(1) : start);
        }
        return Optional.of(instant(text));
    }

    /** A moment, in UTC where no offset stands. */
    static Instant instant(String text) {
        boolean offset = text.matches(".*T.*(Z|[+-]\\d\\d(:?\\d\\d)?)");
        return offset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    /** {@code START/END} in UTC, with nothing where it is open. */
    @Override
    public String toString() {
        return start.map(Instant::toString).orElse("") + "/"
                + end.map(Instant::toString).orElse("");
    }
}
