package org.virtualgranule.zarr.sidecar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.virtualgranule.zarr.bytes.Version;

/** Whether a version can be relied on: that the next state of the resource will have another one. */
final class Settled {
    /** A time has full seconds: what changed just now may change again without showing it. Clocks differ by minutes. */
    private static final Duration LONG_AGO = Duration.ofHours(1);

    /** A tag may be made of such a time and the size. */
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    private Settled() {}

    static boolean isSettled(Version version, Instant now) {
        if (!Entry.isUsable(version) || version.modified().isEmpty()) {
            return Entry.isUsable(version);
        }
        Duration age = version.tag().isEmpty() ? LONG_AGO : A_WHILE;
        return modified(version).isBefore(now.minus(age));
    }

    /** A time that nobody can read is no time. */
    private static Instant modified(Version version) {
        try {
            return ZonedDateTime.parse(version.modified(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return Instant.MAX;
        }
    }
}
