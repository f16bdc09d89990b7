package org.virtualgranule.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Addresses from a file or from the standard input, one a line; blank lines and lines that start with # are skipped. */
final class AddressList {
    static final String STANDARD_INPUT = "-";

    private AddressList() {}

    /**
     * Reads addresses.
     *
     * @param from a path, or {@code -} for the standard input
     * @throws IllegalArgumentException if it cannot be read, or holds no address
     */
    static List<String> read(String from) {
        try (BufferedReader lines = new BufferedReader(open(from))) {
            List<String> addresses = lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            if (addresses.isEmpty()) {
                throw new IllegalArgumentException("--from " + from + ": there is no address in it");
            }
            return addresses;
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("--from " + from + ": there is no such file", e);
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            throw new IllegalArgumentException("--from " + from + " cannot be read as text in UTF-8", e);
        }
    }

    private static Reader open(String from) throws IOException {
        return from.equals(STANDARD_INPUT)
                ? new InputStreamReader(System.in, StandardCharsets.UTF_8)
                : Files.newBufferedReader(Path.of(from));
    }
}
