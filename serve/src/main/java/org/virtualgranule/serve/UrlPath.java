package org.virtualgranule.serve;

import com.google.common.base.CharMatcher;
import com.google.common.net.PercentEscaper;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The path of a URL, decoded once, and without dots. An escaped slash is a slash, as no name in a store has one; several
 * slashes are one: clients put a slash behind an address that ends in one.
 *
 * @param key without the slashes at its ends; empty for the root
 * @param isFolder whether it ends in a slash
 */
record UrlPath(String key, boolean isFolder) {
    private static final PercentEscaper ESCAPER = new PercentEscaper("-._~", false);

    /**
     * Takes a path apart.
     *
     * @param raw as it was sent
     * @return empty if it is none, or could be understood in two ways
     */
    static Optional<UrlPath> parse(String raw) {
        return raw.startsWith("/") ? decoded(raw.substring(1)).flatMap(UrlPath::of) : Optional.empty();
    }

    private static Optional<UrlPath> of(String path) {
        boolean isFolder = path.isEmpty() || path.endsWith("/");
        String key = CharMatcher.is('/').trimAndCollapseFrom(path, '/');
        boolean isPlain = Arrays.stream(key.split("/")).noneMatch(part -> part.equals(".") || part.equals(".."));
        return isPlain ? Optional.of(new UrlPath(key, isFolder)) : Optional.empty();
    }

    private static Optional<String> decoded(String raw) {
        byte[] from = raw.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream to = new ByteArrayOutputStream(from.length);
        for (int i = 0; i < from.length; i++) {
            if (from[i] != '%') {
                to.write(from[i]);
            } else if (i + 2 < from.length && HexFormat.isHexDigit(from[i + 1]) && HexFormat.isHexDigit(from[i + 2])) {
                to.write(HexFormat.fromHexDigit(from[++i]) << 4 | HexFormat.fromHexDigit(from[++i]));
            } else {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(to.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The key as it is written in a URL. */
    String escaped() {
        return Arrays.stream(key.split("/")).map(UrlPath::escaped).collect(Collectors.joining("/"));
    }

    /** A name as a part of a URL. */
    static String escaped(String name) {
        return ESCAPER.escape(name);
    }
}
