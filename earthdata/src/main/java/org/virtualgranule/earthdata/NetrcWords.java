package org.virtualgranule.earthdata;

import java.util.Optional;

/** The words of a netrc file, one after the other. */
final class NetrcWords {
    private final String text;
    private final String file;
    private int at;
    private int line = 1;

    /**
     * A word.
     *
     * @param text without its quotes
     * @param line where it stands, from 1
     */
    record Word(String text, int line) {
        @Override
        public String toString() {
            return "word in line " + line;
        }
    }

    NetrcWords(String text, String file) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.file = file;
    }

    /** The next word that starts no comment; empty at the end. */
    Optional<Word> keyword() {
        for (Optional<Word> word = next(); word.isPresent(); word = next()) {
            if (!word.get().text.startsWith("#")) {
                return word;
            }
            skipLine();
        }
        return Optional.empty();
    }

    /** The word that belongs to the one before, whatever it looks like. */
    String value() {
        int before = line;
        return next().orElseThrow(() -> wrong(before, "the file ends where a value is expected")).text;
    }

    /** Skips a macro: its name and what follows, up to a blank line. */
    void skipMacro() {
        value();
        skipLine();
        boolean blank = false;
        while (!blank && at < text.length()) {
            int start = at;
            skipLine();
            blank = text.substring(start, at).isBlank();
        }
    }

    IllegalArgumentException wrong(int where, String what) {
        return new IllegalArgumentException(file + " line " + where + ": " + what);
    }

    /** Goes to the start of the next line. */
    private void skipLine() {
        // a word that ended its line has not taken the line's end
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
        step();
    }

    private void step() {
        if (at < text.length() && text.charAt(at++) == '\n') {
            line++;
        }
    }

    private Optional<Word> next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            step();
        }
        if (at == text.length()) {
            return Optional.empty();
        }
        if (text.charAt(at) == '"') {
            return Optional.of(new Word(quoted(), line));
        }
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return Optional.of(new Word(text.substring(start, at), line));
    }

    private String quoted() {
        StringBuilder word = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return word.toString();
            }
            if (c == '\\' && at + 1 < text.length()) {
                c = unescaped(text.charAt(++at));
            }
            word.append(c);
        }
        throw wrong(line, "a quote is not closed");
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }
}
