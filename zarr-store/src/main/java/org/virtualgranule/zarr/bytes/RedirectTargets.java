package org.virtualgranule.zarr.bytes;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** Where redirects led to, for as long as that holds. Thread-safe. */
final class RedirectTargets {
    private static final int MAX_SIZE = 4096;

    /** How long a target is believed that states no time. */
    private static final Duration UNSTATED = Duration.ofMinutes(1);

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private record Target(HttpUrl url, Instant until) {}

    private final Map<HttpUrl, Target> targets = new LinkedHashMap<>();

    synchronized Optional<HttpUrl> of(HttpUrl origin) {
        return Optional.ofNullable(targets.get(origin))
                .filter(target -> Instant.now().isBefore(target.until()))
                .map(Target::url);
    }

    /** Takes the address that gave data after a redirect. */
    synchronized void remember(HttpUrl origin, HttpUrl url, Response response) {
        if (response.code() != 206 || url.equals(origin)) {
            return;
        }
        if (targets.size() >= MAX_SIZE) {
            targets.remove(targets.keySet().iterator().next());
        }
        targets.put(origin, new Target(url, Instant.now().plus(lifetime(url))));
    }

    synchronized void forget(HttpUrl origin) {
        targets.remove(origin);
    }

    /** What a signed address says of itself, less a margin; both forms are common on S3 and its caches. */
    private static Duration lifetime(HttpUrl url) {
        Optional<Duration> seconds = number(url, "X-Amz-Expires").map(Duration::ofSeconds);
        Optional<Duration> until =
                number(url, "Expires").map(end -> Duration.between(Instant.now(), Instant.ofEpochSecond(end)));
        return seconds.or(() -> until).map(time -> time.minus(MARGIN)).orElse(UNSTATED);
    }

    private static Optional<Long> number(HttpUrl url, String parameter) {
        return Optional.ofNullable(url.queryParameter(parameter))
                .filter(text -> text.matches("\\d{1,11}"))
                .map(Long::valueOf);
    }
}
