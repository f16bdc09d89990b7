package org.virtualgranule.zarr.manifest;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.virtualgranule.dmrpp.model.TextRun;
import org.virtualgranule.zarr.codec.CodecException;
import org.virtualgranule.zarr.codec.Zlib;

/** The texts of an array that are in the sidecar, row-major; equal neighbours take room once. Immutable. */
public final class TextRuns {
    /** The array is one chunk, and a few words of a sidecar can claim any number of texts. */
    private static final long MAX_TEXTS = 1 << 26;

    private final String[] texts;
    private final long[] ends;

    /**
     * A text, and how many elements in a row have it.
     *
     * @param text the text
     * @param count number of elements, at least 0
     */
    public record Run(String text, long count) {
        /** Checks the number. */
        public Run {
            if (count < 0) {
                throw new IllegalArgumentException(count + " elements");
            }
        }
    }

    private TextRuns(int runs) {
        texts = new String[runs];
        ends = new long[runs];
    }

    /** Takes texts that all differ, or are few. */
    static TextRuns of(List<String> texts) {
        TextRuns all = new TextRuns(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            all.texts[i] = texts.get(i);
            all.ends[i] = i + 1L;
        }
        return all;
    }

    /** Takes runs as they are, and checks that there are as many texts as elements. */
    static TextRuns listed(List<Run> runs, long elements) {
        checkRoom(elements);
        TextRuns all = new TextRuns(runs.size());
        long count = 0;
        for (int i = 0; i < runs.size(); i++) {
            all.texts[i] = runs.get(i).text();
            count = Math.addExact(count, runs.get(i).count());
            all.ends[i] = count;
        }
        return all.checked(elements);
    }

    /** Inflates what is deflated, and checks that there are as many texts as elements. */
    static TextRuns of(List<TextRun> runs, long elements, InlineBudget budget) {
        checkRoom(elements);
        TextRuns all = new TextRuns(runs.size());
        long count = 0;
        for (int i = 0; i < runs.size(); i++) {
            TextRun run = runs.get(i);
            budget.take(run.inflatedSize().orElse(0L));
            all.texts[i] = run.inflatedSize().isPresent() ? inflated(run) : run.content();
            count = Math.addExact(count, run.count());
            all.ends[i] = count;
        }
        return all.checked(elements);
    }

    private static void checkRoom(long elements) {
        if (elements > MAX_TEXTS) {
            throw new NotMappable("it has " + elements + " texts, more than the " + MAX_TEXTS + " of one chunk");
        }
    }

    private TextRuns checked(long elements) {
        long count = ends.length == 0 ? 0 : ends[ends.length - 1];
        // an array without elements is written with one empty text
        if (count != elements && !(elements == 0 && count == 1)) {
            throw new NotMappable("the sidecar lists " + count + " texts, its shape needs " + elements);
        }
        return this;
    }

    private static String inflated(TextRun run) {
        int size = Math.toIntExact(run.inflatedSize().orElseThrow());
        try {
            ByteBuffer text = new Zlib(6).decode(InlineValues.decoded(run.content()), size);
            if (text.remaining() == size) {
                return TextDecoding.of(text);
            }
            throw new NotMappable("a text of " + size + " bytes inflates to " + text.remaining());
        } catch (CodecException e) {
            throw new NotMappable("a deflated text of " + size + " bytes does not inflate: " + e.getMessage());
        }
    }

    /**
     * Lists the texts.
     *
     * @return as many runs as were given, in the order of the elements
     */
    public List<Run> runs() {
        return IntStream.range(0, texts.length)
                .mapToObj(i -> new Run(texts[i], ends[i] - (i == 0 ? 0 : ends[i - 1])))
                .toList();
    }

    /**
     * Reads one text.
     *
     * @param element row-major number of an element of the array
     * @return its text
     */
    public String get(long element) {
        int run = Arrays.binarySearch(ends, element + 1);
        int at = run < 0 ? -run - 1 : run;
        while (at > 0 && ends[at - 1] > element) {
            at--; // runs of length 0 share an end with the run before
        }
        return texts[at];
    }
}
