package org.virtualgranule.dmrpp.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbers as documents write them: blanks around, a leading plus. Anything else is absent, never zero. */
final class Numbers {
    private Numbers() {}

    /** Parses a whole number from 0 to 2^63-1. */
    static Optional<Long> count(String text) {
        long value = countOrMinusOne(text, 0, text.length());
        return value < 0 ? Optional.empty() : Optional.of(value);
    }

    /** As {@link #count}, of a part of a text and without any object, for chunks; -1 where there is no such number. */
    static long countOrMinusOne(String text, int begin, int end) {
        int first = begin;
        while (first < end && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        int last = end;
        while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        try {
            return Math.max(-1, Long.parseLong(text, first, last, 10));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Parses whole numbers between blanks, commas and brackets: {@code [0,20]}, {@code 10 20}. */
    static Optional<List<Long>> counts(String text) {
        List<Long> values = new ArrayList<>();
        for (String word : words(text)) {
            Optional<Long> value = count(word);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(values);
    }

    /** Splits at blanks, commas and brackets. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (int start = wordStart(text, 0); start < text.length(); ) {
            int end = wordEnd(text, start);
            words.add(text.substring(start, end));
            start = wordStart(text, end);
        }
        return words;
    }

    /** Where the next word begins, from here; the text's length if there is none. */
    static int wordStart(String text, int from) {
        int start = from;
        while (start < text.length() && isGap(text.charAt(start))) {
            start++;
        }
        return start;
    }

    /** Where the word ends that begins here. */
    static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && !isGap(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isGap(char c) {
        return c == ' ' || c == ',' || c == '[' || c == ']' || c == '\t' || c == '\r' || c == '\n';
    }
}
