package org.virtualgranule.zarr.array;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.Wire;
import org.virtualgranule.zarr.manifest.ChunkRef;

/**
 * What to fetch, as data: nothing is read to make one, and it can be carried out any number of times. Chunks that touch
 * each other in the file share a request, and so do two that want the same bytes. Chunks with a gap between them share
 * one if reading the gap costs less than another request.
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
     * A chunk's bytes, or those of one of its pieces.
     *
     * @param chunk the chunk
     * @param piece which piece, from 0
     */
    public record Part(ChunkRead chunk, int piece) {
        ChunkRef.Stored stored() {
            return chunk.ref().pieces().get(piece);
        }

        ByteRange range() {
            return stored().range();
        }
    }

    /**
     * One range to fetch.
     *
     * @param location the resource
     * @param range from the first part's first byte to the last byte of any
     * @param parts what is wanted of it, by offset
     */
    public record Request(URI location, ByteRange range, List<Part> parts) {
        /** Copies the list. */
        public Request {
            parts = List.copyOf(parts);
        }

        /** Bytes that nobody wants. */
        long overRead() {
            long useless = 0;
            long end = range.offset();
            for (Part part : parts) {
                useless += Math.max(0, part.range().offset() - end);
                end = Math.max(end, part.range().end());
            }
            return useless;
        }
    }

    /**
     * Plans the reading of chunks without a useless byte.
     *
     * @param chunks any number of chunks of any arrays
     * @return a plan that reads each byte once
     */
    public static ReadPlan of(Collection<ChunkRead> chunks) {
        return of(chunks, Wire.LOCAL);
    }

    /**
     * Plans the reading of chunks.
     *
     * @param chunks any number of chunks of any arrays
     * @param wire what a request costs
     * @return a plan that reads each byte at most once
     */
    public static ReadPlan of(Collection<ChunkRead> chunks, Wire wire) {
        List<Part> parts = new ArrayList<>();
        for (ChunkRead chunk : chunks) {
            for (int piece = 0; piece < chunk.ref().pieces().size(); piece++) {
                parts.add(new Part(chunk, piece));
            }
        }
        parts.sort(Comparator.comparing((Part part) -> part.stored().location())
                .thenComparingLong(part -> part.range().offset()));
        ReadPlan close = new ReadPlan(merged(parts, 0));
        long gap = wire.gap(close.requests.size(), close.bytesFetched());
        return gap > 0 ? new ReadPlan(merged(parts, gap)) : close;
    }

    private static List<Request> merged(List<Part> parts, long gap) {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < parts.size(); ) {
            Part first = parts.get(i);
            long end = first.range().end();
            int next = i + 1;
            while (next < parts.size() && continues(parts.get(next), first, end, gap)) {
                end = Math.max(end, parts.get(next++).range().end());
            }
            long start = first.range().offset();
            requests.add(
                    new Request(first.stored().location(), new ByteRange(start, end - start), parts.subList(i, next)));
            i = next;
        }
        return requests;
    }

    private static boolean continues(Part next, Part first, long end, long gap) {
        return next.stored().location().equals(first.stored().location())
                && (next.range().offset() - end <= gap
                                && next.range().end() - first.range().offset() <= MAX_REQUEST
                        || next.range().end() <= end);
    }

    /**
     * Sums up the chunks' own bytes.
     *
     * @return bytes that are decoded afterwards
     */
    public long bytesWanted() {
        return requests.stream()
                .flatMap(r -> r.parts().stream())
                .mapToLong(part -> part.range().length())
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

    /**
     * Sums up the gaps.
     *
     * @return bytes that are fetched for nothing
     */
    public long bytesOverRead() {
        return requests.stream().mapToLong(Request::overRead).sum();
    }
}
