package org.virtualgranule.zarr.bytes;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import okhttp3.Response;

/** How long a busy server wants to be left alone (RFC 9110, section 10.2.3): seconds, or a date. */
final class RetryAfter {
    private RetryAfter() {}

    /** The stated time; none if nothing that can be understood is stated. */
    static Duration of(Response response) {
        return of(response.header("Retry-After", ""));
    }

    /** The time that a header states; none if nothing that can be understood is stated. */
    static Duration of(String header) {
        String text = header.strip();
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            Duration left = Duration.between(Instant.now(), until);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
