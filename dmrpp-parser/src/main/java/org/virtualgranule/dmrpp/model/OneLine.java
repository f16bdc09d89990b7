package org.virtualgranule.dmrpp.model;

import java.util.regex.Pattern;

/**
 * Text of others on its way to a terminal or a log: names in a sidecar, a server's words, and what exceptions of other
 * libraries say may hold line breaks, escape sequences, and marks that show characters in another order.
 */
public final class OneLine {
    /** Java's {@code \p{Cntrl}} would be ASCII's alone, and an escape sequence may begin with U+009B too. */
    private static final Pattern ACTED_ON =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private OneLine() {}

    /**
     * Replaces what a terminal would act on.
     *
     * @param text any text
     * @return a text of the same length, with a question mark for each control character, line or paragraph separator, and
     *     bidirectional control
     */
    public static String of(String text) {
        return ACTED_ON.matcher(text).replaceAll("?");
    }

    /**
     * Makes a message one line.
     *
     * @param message any text
     * @return as {@link #of}, but for a blank in place of line breaks and tabs: those are a message's layout
     */
    public static String message(String message) {
        return of(message.replaceAll("(\\R|\t)+", " "));
    }
}
