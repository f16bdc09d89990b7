package org.virtualgranule.serve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Strong entity tags: two values with the same one have the same bytes. See
 * <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.8.3">RFC 9110, section 8.8.3</a>.
 */
final class ETags {
    private static final Pattern TAG = Pattern.compile("(W/)?(\"[^\"]*\")");
    private static final int BYTES = 16;

    private ETags() {}

    /** The tag of these bytes. */
    static String of(ByteBuffer bytes) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(bytes.duplicate());
            byte[] start = Arrays.copyOf(sha256.digest(), BYTES);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(start) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The tag of what a text tells all about. */
    static String of(String text) {
        return of(StandardCharsets.UTF_8.encode(text));
    }

    /** Says whether a tag is among those of an If-None-Match header, where weak ones count too. */
    static boolean isIn(String header, String tag) {
        return header.strip().equals("*")
                || TAG.matcher(header).results().anyMatch(match -> match.group(2)
                        .equals(tag));
    }

    /** Says whether a tag is among those of an If-Match header, where weak ones match nothing. */
    static boolean isStronglyIn(String header, String tag) {
        return header.strip().equals("*")
                || TAG.matcher(header).results().anyMatch(match -> match.group().equals(tag));
    }
}
