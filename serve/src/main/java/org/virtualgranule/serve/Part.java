package org.virtualgranule.serve;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.virtualgranule.zarr.bytes.ByteRange;

/**
 * Which part of a value is the answer. Of several ranges none is taken, and what is no range is passed over: the answer
 * is the whole value, as <a href="https://www.rfc-editor.org/rfc/rfc9110#section-14.2">RFC 9110, section 14.2</a> allows.
 *
 * @param status 200 for all of it, 206 for a part, 416 if there is no such part
 * @param range which bytes; none for 416
 */
record Part(int status, ByteRange range) {
    private static final Pattern RANGE = Pattern.compile("(?i:bytes)=[ \t]*(?:(\\d+)-(\\d*)|-(\\d+))[ \t]*");

    static Part whole(long size) {
        return new Part(200, new ByteRange(0, size));
    }

    /**
     * Reads a Range header.
     *
     * @param header its value
     * @param size bytes of the whole value
     */
    static Part of(String header, long size) {
        Matcher range = RANGE.matcher(header);
        if (!range.matches()) {
            return whole(size);
        }
        boolean isSuffix = range.group(3) != null;
        long first = isSuffix ? Math.max(0, size - number(range.group(3))) : number(range.group(1));
        long last = isSuffix || range.group(2).isEmpty() ? Long.MAX_VALUE : number(range.group(2));
        if (last < first) {
            return whole(size);
        }
        return first < size
                ? new Part(206, new ByteRange(first, Math.min(last, size - 1) - first + 1))
                : new Part(416, new ByteRange(0, 0));
    }

    String contentRange(long size) {
        return "bytes " + range.offset() + "-" + (range.end() - 1) + "/" + size;
    }

    /** What is too large for a long is larger than any value, too. */
    private static long number(String digits) {
        String plain = digits.replaceFirst("^0+(?=.)", "");
        return plain.length() > 18 ? Long.MAX_VALUE : Long.parseLong(plain);
    }
}
