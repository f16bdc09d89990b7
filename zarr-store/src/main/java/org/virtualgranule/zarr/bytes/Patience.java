package org.virtualgranule.zarr.bytes;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * How long web servers are waited for, and how often they are asked. An immutable value.
 *
 * @param tries how often a request is sent that fails in a way that may pass, at least 1
 * @param pause before the second try; doubled before each further one up to a thousandfold, and spread at random by up to half
 * @param deadline how long one read may take in all, further tries and pauses included
 * @param silence how long a server may send nothing
 * @param hedge how long an answer may take before the request is sent a second time, until more is known
 */
public record Patience(int tries, Duration pause, Duration deadline, Duration silence, Duration hedge) {
    /** Checks the numbers. */
    public Patience {
        boolean nothing = Stream.of(deadline, silence, hedge).anyMatch(time -> time.isNegative() || time.isZero());
        if (tries < 1 || pause.isNegative() || nothing) {
            throw new IllegalArgumentException("tries, deadline, silence and hedge must be more than nothing: " + tries
                    + " tries, " + pause + " between them, " + deadline + ", " + silence + ", " + hedge);
        }
    }

    /**
     * 4 tries from 200 ms apart within 2 minutes; 30 s of silence; a second request after 5 s.
     *
     * @return what suits archives
     */
    public static Patience usual() {
        return new Patience(
                4, Duration.ofMillis(200), Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofSeconds(5));
    }

    /**
     * How long to wait before a further try, if the server does not ask for more.
     *
     * @param attempt number of the try that is to come, from 2
     * @return a time that is not the same each time
     */
    public Duration pauseBefore(int attempt) {
        long millis = pause.toMillis() << Math.min(attempt - 2, 10);
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }

    /**
     * Changes the number of tries.
     *
     * @param other how often a request is sent
     * @return a changed copy
     */
    public Patience withTries(int other) {
        return new Patience(other, pause, deadline, silence, hedge);
    }

    /**
     * Changes the first pause.
     *
     * @param other before the second try; zero for none at all
     * @return a changed copy
     */
    public Patience withPause(Duration other) {
        return new Patience(tries, other, deadline, silence, hedge);
    }

    /**
     * Changes the deadline.
     *
     * @param other how long one read may take in all
     * @return a changed copy
     */
    public Patience withDeadline(Duration other) {
        return new Patience(tries, pause, other, silence, hedge);
    }

    /**
     * Changes how long a server may be silent.
     *
     * @param other how long it may send nothing
     * @return a changed copy
     */
    public Patience withSilence(Duration other) {
        return new Patience(tries, pause, deadline, other, hedge);
    }

    /**
     * Changes when a request is sent a second time.
     *
     * @param other how long an answer may take, until more is known
     * @return a changed copy
     */
    public Patience withHedge(Duration other) {
        return new Patience(tries, pause, deadline, silence, other);
    }
}
