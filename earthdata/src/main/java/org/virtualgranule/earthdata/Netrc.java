package org.virtualgranule.earthdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A netrc file: names and passwords by machine, as ftp, curl and wget read them. Words are parted by any white space;
 * a word may stand in double quotes, with backslash escapes inside; {@code #} where a keyword should be starts a
 * comment. Errors name file and line, never what stands there.
 *
 * @param file how to call the file
 * @param entries in the order of the file
 */
record Netrc(String file, List<Entry> entries) {
    Netrc {
        entries = List.copyOf(entries);
    }

    /**
     * One machine's.
     *
     * @param machine host name in lower case; empty for {@code default}
     * @param line where it starts, from 1
     * @param login user name, if there is one
     * @param password password, if there is one
     */
    record Entry(String machine, int line, Optional<Secret> login, Optional<Secret> password) {}

    /**
     * Reads a file's text.
     *
     * @param file how to call it in errors
     * @throws IllegalArgumentException if it is no netrc
     */
    static Netrc parse(String text, String file) {
        NetrcWords words = new NetrcWords(text, file);
        List<Entry> entries = new ArrayList<>();
        for (Optional<NetrcWords.Word> word = words.keyword(); word.isPresent(); word = words.keyword()) {
            int line = word.get().line();
            switch (word.get().text()) {
                case "machine" -> {
                    String machine = words.value().toLowerCase(Locale.ROOT);
                    entries.add(new Entry(machine, line, Optional.empty(), Optional.empty()));
                }
                case "default" -> entries.add(new Entry("", line, Optional.empty(), Optional.empty()));
                case "macdef" -> words.skipMacro();
                case "login", "user", "password", "account" -> {
                    if (entries.isEmpty()) {
                        throw words.wrong(line, "a machine or default is expected before this");
                    }
                    Entry last = entries.remove(entries.size() - 1);
                    entries.add(with(last, word.get().text(), new Secret(words.value())));
                }
                default ->
                    throw words.wrong(line, "machine, default, login, password, account or macdef is expected here");
            }
        }
        return new Netrc(file, entries);
    }

    private static Entry with(Entry entry, String keyword, Secret value) {
        return switch (keyword) {
            case "login", "user" -> new Entry(entry.machine, entry.line, Optional.of(value), entry.password);
            case "password" -> new Entry(entry.machine, entry.line, entry.login, Optional.of(value));
            default -> entry;
        };
    }

    /** The first entry of the machine, else the default one. */
    Optional<Entry> of(String machine) {
        return entries.stream()
                .filter(entry -> entry.machine.equals(machine))
                .findFirst()
                .or(() -> entries.stream()
                        .filter(entry -> entry.machine.isEmpty())
                        .findFirst());
    }
}
