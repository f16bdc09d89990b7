package org.virtualgranule.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Locations;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Temporary credentials of a NASA archive. One thread fetches them for all, some minutes before they end; as long as the
 * old ones hold the others go on with those, and so does everybody if new ones cannot be had.
 */
final class TemporaryLogin implements BucketLogin {
    static final Duration EARLY = Duration.ofMinutes(5);

    /** Between two fetches, if the ones at hand still hold. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private static final int LONGEST_ANSWER = 1 << 16;

    private final URI endpoint;
    private final ByteSource https;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile State state = new State(Optional.empty(), Optional.empty(), Instant.MIN, 0);

    /**
     * What is known of the credentials.
     *
     * @param held the last ones that came
     * @param failure of the last fetch
     * @param nextTry before this, ones that hold are not replaced
     * @param fetches how often they were fetched
     */
    private record State(
            Optional<TemporaryCredentials> held, Optional<RuntimeException> failure, Instant nextTry, int fetches) {
        Optional<AwsCredentials> valid(Instant now) {
            return held.filter(h -> now.isBefore(h.expiration())).map(TemporaryCredentials::credentials);
        }

        /** Nothing was fetched yet, or what was is of no use. */
        boolean isUnknown() {
            return held.isEmpty() && failure.isEmpty();
        }

        boolean isFresh(Instant now) {
            return valid(now).isPresent()
                    && (now.isBefore(nextTry)
                            || now.isBefore(held.get().expiration().minus(EARLY)));
        }
    }

    TemporaryLogin(URI endpoint, ByteSource https, Clock clock) {
        this.endpoint = endpoint;
        this.https = https;
        this.clock = clock;
    }

    @Override
    public AwsCredentials credentials(URI location) {
        State before = state;
        Instant now = clock.instant();
        if (before.isFresh(now)) {
            return before.valid(now).orElseThrow();
        }
        if (before.valid(now).isEmpty()) {
            fetching.lock();
        } else if (!fetching.tryLock()) {
            return before.valid(now).orElseThrow();
        }
        try {
            // somebody else may have fetched them while this thread waited, or failed to; or they were refused since
            // then
            if (state.fetches == before.fetches || state.isUnknown()) {
                fetch(now);
            }
            State after = state;
            return after.valid(now).orElseThrow(() -> failed(location, after.failure.orElseThrow()));
        } finally {
            fetching.unlock();
        }
    }

    @Override
    public boolean renew(AwsCredentials refused) {
        fetching.lock();
        try {
            State now = state;
            if (now.held.filter(h -> h.credentials() == refused).isPresent()) {
                state = new State(Optional.empty(), Optional.empty(), Instant.MIN, now.fetches);
            }
            return true;
        } finally {
            fetching.unlock();
        }
    }

    private void fetch(Instant now) {
        State old = state;
        Instant nextTry = now.plus(PAUSE);
        try {
            TemporaryCredentials fetched = TemporaryCredentials.parse(answer());
            if (!now.isBefore(fetched.expiration())) {
                throw new IllegalArgumentException(
                        "they ended at " + fetched.expiration() + ", and this machine's clock says " + now);
            }
            state = new State(Optional.of(fetched), Optional.empty(), nextTry, old.fetches + 1);
        } catch (GranuleException | IllegalArgumentException | IOException e) {
            RuntimeException failure = e instanceof RuntimeException known
                    ? known
                    : new IllegalArgumentException("its answer broke off: " + e.getMessage(), e);
            state = new State(old.held, Optional.of(failure), nextTry, old.fetches + 1);
        }
    }

    private byte[] answer() throws IOException {
        try (InputStream in = https.open(endpoint)) {
            byte[] answer = in.readNBytes(LONGEST_ANSWER + 1);
            if (answer.length > LONGEST_ANSWER) {
                throw new IllegalArgumentException("it is longer than " + LONGEST_ANSWER + " bytes");
            }
            return answer;
        }
    }

    private ChunkReadException failed(URI location, RuntimeException why) {
        String reason = why instanceof GranuleException known
                ? known.detail()
                : "what " + Locations.display(endpoint) + " answers are no credentials: " + why.getMessage()
                        + "; it may want a login (Earthdata)";
        return new ChunkReadException(
                Locations.name(location),
                "no temporary credentials for " + Locations.display(location) + ": " + reason,
                why);
    }

    @Override
    public Optional<String> region() {
        return Optional.of("us-west-2");
    }

    @Override
    public String words() {
        return "with temporary credentials of " + Locations.display(endpoint);
    }

    @Override
    public String remedy() {
        return "NASA's buckets can be read only from machines in AWS us-west-2; elsewhere use the https address";
    }

    @Override
    public String toString() {
        return "TemporaryLogin(" + Locations.display(endpoint) + ")";
    }
}
