package org.virtualgranule.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** The process's output, and whether its reader has left: {@code head} has seen enough, and wants no word of it. */
final class StandardOutput extends FilterOutputStream {
    private volatile boolean isLeft;

    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            // Java has no exception of its own for it; Windows says "The pipe is being closed"
            isLeft = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
            throw e;
        }
    }

    /** Says whether writing failed because nobody reads any more. */
    boolean isLeft() {
        return isLeft;
    }
}
