package org.virtualgranule.it.remote;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.RecordedRequest;

/**
 * A request, as far as a server cares.
 *
 * @param path the path, without the slash that it begins with
 * @param query what follows the path's question mark, or nothing
 * @param range the Range header; empty for a whole file
 * @param number how often the same was asked before
 * @param authorization the header; empty if there is none
 */
record Ask(String path, String query, String range, int number, String authorization) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    static Ask of(RecordedRequest request, ToIntFunction<String> count) {
        String path = request.getUrl().encodedPath().substring(1);
        String range = header(request, "Range");
        String query = Optional.ofNullable(request.getUrl().query()).orElse("");
        return new Ask(path, query, range, count.applyAsInt(path + " " + range), header(request, "Authorization"));
    }

    private static String header(RecordedRequest request, String name) {
        return Optional.ofNullable(request.getHeaders().get(name)).orElse("");
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
