package org.virtualgranule.zarr.bytes;

import java.util.concurrent.atomic.LongAdder;

/**
 * What really went over the network, counted by sources that repeat requests: more than their callers asked for.
 * Thread-safe; one for all sources of a run.
 */
public final class Traffic {
    private final LongAdder requests = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder hedges = new LongAdder();
    private final LongAdder redirects = new LongAdder();

    /** Starts at zero. */
    public Traffic() {}

    /**
     * Requests sent.
     *
     * @return first tries, retries, hedges and hops of redirects
     */
    public long requests() {
        return requests.sum();
    }

    /**
     * Bytes of bodies received.
     *
     * @return those of given up answers too
     */
    public long bytes() {
        return bytes.sum();
    }

    /**
     * Requests sent again after a failure.
     *
     * @return number of further tries
     */
    public long retries() {
        return retries.sum();
    }

    /**
     * Requests sent a second time because the first took long.
     *
     * @return number of second requests
     */
    public long hedges() {
        return hedges.sum();
    }

    /**
     * Hops of redirects that were followed.
     *
     * @return number of further requests
     */
    public long redirects() {
        return redirects.sum();
    }

    /** Counts a request that is sent. */
    public void request() {
        requests.increment();
    }

    /**
     * Counts a body.
     *
     * @param count bytes that came
     */
    public void received(long count) {
        bytes.add(count);
    }

    /** Counts a further try. */
    public void retry() {
        retries.increment();
    }

    /** Counts a hedge. */
    public void hedge() {
        hedges.increment();
    }

    /** Counts a hop. */
    public void redirect() {
        redirects.increment();
    }
}
