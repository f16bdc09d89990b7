package org.virtualgranule.dmrpp.model;

import java.util.List;

/** Where a variable's values are, as the document says. */
public sealed interface Storage {
    /**
     * Regular chunks.
     *
     * @param encoding filters, byte order, fill value
     * @param chunkShape elements along each dimension, the variable's rank; may exceed the variable's own size
     * @param chunks the stored chunks in document order; those not listed hold the fill value
     */
    record Chunked(Encoding encoding, List<Long> chunkShape, ChunkTable chunks) implements Storage {
        /** Copies the list. */
        public Chunked {
            chunkShape = List.copyOf(chunkShape);
        }
    }

    /**
     * The whole array, row-major, in one piece or in several that follow each other.
     *
     * @param encoding filters, byte order, fill value
     * @param pieces one piece, several blocks, or none where nothing was ever written
     */
    record Contiguous(Encoding encoding, ChunkTable pieces) implements Storage {}

    /**
     * The values are in the document.
     *
     * @param encoding fill value and string length, if stated
     * @param form how the text is to be read
     * @param text base64
     */
    record Inline(Encoding encoding, InlineForm form, String text) implements Storage {}

    /**
     * The texts are in the document, each as long as it is.
     *
     * @param runs texts in row-major order, equal neighbours once
     */
    record Texts(List<TextRun> runs) implements Storage {
        /** Copies the list. */
        public Texts {
            runs = List.copyOf(runs);
        }
    }

    /**
     * There is a storage element, but it cannot be used.
     *
     * @param reason one sentence for the list of skipped variables
     */
    record Unreadable(String reason) implements Storage {}

    /** No storage element at all. */
    record None() implements Storage {}
}
