package org.virtualgranule.it.conformance;

import java.util.ArrayList;
import java.util.List;

/** Values in printed text: numbers, words and quoted texts, apart from the commas and braces between them. */
final class TextItems {
    private TextItems() {}

    /** Where the statement's semicolon is. */
    static int end(String text, int start) {
        boolean quoted = false;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        throw new IllegalArgumentException("no semicolon after: " + text.substring(start));
    }

    /** The items; quoted ones begin with a quotation mark, to be told from words. */
    static List<String> of(String text) {
        List<String> items = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"') {
                StringBuilder item = new StringBuilder("\"");
                i = quoted(text, i + 1, item);
                items.add(item.toString());
            } else if (isBetween(c)) {
                i++;
            } else {
                int start = i;
                while (i < text.length() && !isBetween(text.charAt(i))) {
                    i++;
                }
                items.add(text.substring(start, i));
            }
        }
        return items;
    }

    private static boolean isBetween(char c) {
        return Character.isWhitespace(c) || c == ',' || c == '{' || c == '}';
    }

    private static int quoted(String text, int start, StringBuilder item) {
        int i = start;
        while (text.charAt(i) != '"') {
            char c = text.charAt(i++);
            if (c == '\\') {
                char escaped = text.charAt(i++);
                c = escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == 'r' ? '\r' : escaped;
            }
            item.append(c);
        }
        return i + 1;
    }
}
