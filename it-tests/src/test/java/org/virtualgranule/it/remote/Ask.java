package org.virtualgranule.it.remote;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.RecordedRequest;

/**
 * A request, as far as a server cares.
 *
 * @param path the path, without the slash that it begins with
 * @param range the Range header; empty for a whole file
 * @param number how often the same was asked before
 * @param authorization the header; empty if there is none
 */
record Ask(String path, String range, int number, String authorization) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    static String range(RecordedRequest request) {
        String range = request.getHeaders().get("Range");
        return range == null ? "" : range;
    }

    boolean isSidecar() {
        return path.endsWith(".dmrpp");
    }

    /** First byte and the one after the last; empty if all are wanted. */
    private OptionalLong end(int group) {
        Matcher matcher = RANGE.matcher(range);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(group))) : OptionalLong.empty();
    }

    long first() {
        return end(1).orElse(0);
    }

    long end(long size) {
        return Math.min(end(2).orElse(Long.MAX_VALUE - 1) + 1, size);
    }

    /** Bytes asked for; 0 for a whole file, whose length the request does not tell. */
    long length() {
        return range.isEmpty() ? 0 : end(Long.MAX_VALUE) - first();
    }
}
