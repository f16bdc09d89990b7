package org.virtualgranule.earthdata;

/**
 * A text that is never shown. A record that holds one can be printed.
 *
 * @param value the text, for the header of a request and nothing else
 */
record Secret(String value) {
    @Override
    public String toString() {
        return "…";
    }
}
