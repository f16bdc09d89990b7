package org.virtualgranule.zarr.array;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.virtualgranule.zarr.bytes.ByteRange;

/**
 * What to fetch, as data: nothing is read to make one. Chunks that touch each other in the file share a request,
 * and so do two that want the same bytes.
 *
 * @param requests the requests, by location and offset
 */
public record ReadPlan(List<Request> requests) {
    /** A merged request does not grow beyond this; a single larger chunk is still one request. */
    static final long MAX_REQUEST = 16L << 20;

    /** Copies the list. */
    public ReadPlan {
        requests = List.copyOf(requests);
    }

    /**
     * One range to fetch.
     *
     * @param location the resource
     * @param range from the first chunk's first byte to the last chunk's last
     * @param chunks the chunks within, by offset
     */
    public record Request(URI location, ByteRange range, List<ChunkRead> chunks) {
        /** Copies the list. */
        public Request {
            chunks = List.copyOf(chunks);
        }
    }

    /**
     * Plans the reading of chunks.
     *
     * @param chunks any number of chunks of any arrays
     * @return a plan that reads each byte once
     */
    public static ReadPlan of(Collection<ChunkRead> chunks) {
        List<ChunkRead> sorted = chunks.stream()
                .sorted(Comparator.comparing((ChunkRead c) -> c.ref().location())
                        .thenComparingLong(c -> c.ref().range().offset()))
                .toList();
        List<Request> requests = new ArrayList<>();
        List<ChunkRead> run = new ArrayList<>();
        for (ChunkRead chunk : sorted) {
            if (!run.isEmpty() && !continues(run, chunk)) {
                requests.add(request(run));
                run.clear();
            }
            run.add(chunk);
        }
        if (!run.isEmpty()) {
            requests.add(request(run));
        }
        return new ReadPlan(requests);
    }

    /**
     * Sums up the chunks' own bytes.
     *
     * @return bytes that are decoded afterwards
     */
    public long bytesWanted() {
        return requests.stream()
                .flatMap(r -> r.chunks().stream())
                .mapToLong(c -> c.ref().range().length())
                .sum();
    }

    /**
     * Sums up the requests.
     *
     * @return bytes that are fetched
     */
    public long bytesFetched() {
        return requests.stream().mapToLong(r -> r.range().length()).sum();
    }

    private static boolean continues(List<ChunkRead> run, ChunkRead next) {
        ChunkRead first = run.get(0);
        ChunkRead last = run.get(run.size() - 1);
        return next.ref().location().equals(first.ref().location())
                && (next.ref().range().offset() == last.ref().range().end()
                        || next.ref().range().equals(last.ref().range()))
                && next.ref().range().end() - first.ref().range().offset() <= MAX_REQUEST;
    }

    private static Request request(List<ChunkRead> run) {
        ByteRange first = run.get(0).ref().range();
        ByteRange last = run.get(run.size() - 1).ref().range();
        return new Request(
                run.get(0).ref().location(), new ByteRange(first.offset(), last.end() - first.offset()), run);
    }
}
