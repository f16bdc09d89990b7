package org.virtualgranule.cli;

/** Text of a sidecar on its way to a terminal: names may hold line breaks and escape sequences. */
final class Printable {
    private Printable() {}

    static String of(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
