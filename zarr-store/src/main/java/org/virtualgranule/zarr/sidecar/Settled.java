package org.virtualgranule.zarr.sidecar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.virtualgranule.zarr.bytes.Version;

/** Whether a version can be relied on: that the next state of the resource will have another one. */
final class Settled {
    /** A time has full seconds: what changed just now may change again without showing it. Clocks differ by minutes. */
    private static final Duration LONG_AGO = Duration.ofHours(1);

    /** Most tags are made of more than such a time, but nginx's of it and the size alone. */
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private Settled() {}

    static boolean isSettled(Version version, Instant now) {
        boolean tagged = !version.tag().isEmpty();
        Instant youngest = now.minus(tagged ? A_WHILE : LONG_AGO);
        return Entry.isUsable(version)
                && modified(version).map(time -> time.isBefore(youngest)).orElse(tagged);
    }

    /** A time that nobody can read is no time. */
    private static Optional<Instant> modified(Version version) {
        try {
            return Optional.of(ZonedDateTime.parse(version.modified(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
