package org.virtualgranule.sample;

import java.nio.charset.StandardCharsets;

/** Names that libhdf5 writes into a buffer of the caller's. */
final class Hdf5Names {
    private static final int LONGEST = 4096;

    private Hdf5Names() {}

    /** A libhdf5 call that fills a buffer with a name and answers its length. */
    @FunctionalInterface
    interface Question {
        long fill(byte[] buffer, long size);
    }

    static String ask(Question question) {
        byte[] buffer = new byte[LONGEST];
        int length = Math.toIntExact(question.fill(buffer, LONGEST));
        if (length < 0 || length >= LONGEST) {
            throw new IllegalStateException("libhdf5 gave no name, or one of " + length + " bytes");
        }
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }
}
