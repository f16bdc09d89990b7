package org.virtualgranule.dmrpp.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Numbers as documents write them: blanks around, a leading plus. Anything else is absent, never zero. */
final class Numbers {
    private Numbers() {}

    /** Parses a whole number from 0 to 2^63-1. */
    static Optional<Long> count(String text) {
        try {
            long value = Long.parseLong(text.strip());
            return value < 0 ? Optional.empty() : Optional.of(value);
        } catch (NumberFormatException e) {
            return Optional.empty();
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
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean gap = i == text.length() || " \t\r\n,[]".indexOf(text.charAt(i)) >= 0;
            if (gap && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            } else if (!gap && start < 0) {
                start = i;
            }
        }
        return words;
    }
}
