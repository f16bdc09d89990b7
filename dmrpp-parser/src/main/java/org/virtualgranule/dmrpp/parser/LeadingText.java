package org.virtualgranule.dmrpp.parser;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import org.virtualgranule.dmrpp.model.ChunkReadException;

/**
 * Skips what the writer for HDF4 printed before the document: a line for its developers, which no XML parser accepts.
 * Nothing else is skipped: a document that does not start with {@code <} must have an XML declaration soon.
 */
final class LeadingText {
    private static final int MOST = 4096;
    private static final String DECLARATION = "<?xml";

    private final InputStream document;
    private final int skipped;

    LeadingText(InputStream in, String source) {
        PushbackInputStream stream = new PushbackInputStream(in, MOST);
        try {
            byte[] start = stream.readNBytes(1);
            skipped = start.length == 1 && isPrinted(start[0]) ? skip(stream, start[0]) : unread(stream, start, 0);
        } catch (IOException e) {
            throw new ChunkReadException(source, "the sidecar broke off: " + e.getMessage(), e);
        }
        document = stream;
    }

    private static int skip(PushbackInputStream stream, byte first) throws IOException {
        byte[] rest = stream.readNBytes(MOST - 1);
        byte[] start = new byte[rest.length + 1];
        start[0] = first;
        System.arraycopy(rest, 0, start, 1, rest.length);
        String text = new String(start, StandardCharsets.ISO_8859_1);
        return unread(stream, start, Math.max(0, text.indexOf(DECLARATION)));
    }

    private static int unread(PushbackInputStream stream, byte[] start, int from) throws IOException {
        stream.unread(start, from, start.length - from);
        return from;
    }

    /** A letter or digit: neither the start of a tag, nor white space, nor a byte order mark. */
    private static boolean isPrinted(byte b) {
        return b > 0 && Character.isLetterOrDigit(b);
    }

    /** The document from its first tag. */
    InputStream document() {
        return document;
    }

    /** Number of bytes before it. */
    int skipped() {
        return skipped;
    }
}
