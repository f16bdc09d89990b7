package org.virtualgranule.dmrpp.parser;

import java.util.List;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Encoding;
import org.virtualgranule.dmrpp.model.FixedStrings;
import org.virtualgranule.dmrpp.model.InlineForm;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.TextRun;

/**
 * Reads the storage elements of one variable. Where several stand side by side, the one that has data wins: inline
 * values beat an empty {@code chunks}. What cannot be understood becomes {@link Storage.Unreadable}, with the reason.
 */
final class StorageParser {
    /** H5S_MAX_RANK. */
    private static final int MAX_RANK = 32;

    private final XmlCursor xml;
    private Encoding encoding = Encoding.PLAIN;
    private Optional<FixedStrings> strings = Optional.empty();
    private Optional<List<Long>> chunkShape = Optional.empty();
    private Optional<ChunkRows> rows = Optional.empty();
    private boolean described;
    private int blocks;
    private Optional<InlineForm> form = Optional.empty();
    private String text = "";
    private Optional<List<TextRun>> texts = Optional.empty();
    private Optional<String> problem = Optional.empty();

    StorageParser(XmlCursor xml) {
        this.xml = xml;
    }

    /** Remembers the first reason why the variable cannot be used. */
    void unreadable(String reason) {
        if (problem.isEmpty()) {
            problem = Optional.of(reason);
        }
    }

    /** Reads to the current element's end. */
    void parse(String element) {
        switch (element) {
            case "chunks" -> chunks();
            case "chunk", "byteStream" -> chunk(); // directly under the variable: contiguous, legacy
            case "block" -> block();
            case "compact" -> inline(InlineForm.COMPACT);
            case "missingdata" -> inline(InlineForm.MISSING_DATA);
            case "FixedLengthStringArray" -> fixedStrings();
            case "specialstructuredata" -> inline(InlineForm.RECORDS);
            case "vlsa" -> texts();
            default -> xml.skip();
        }
    }

    /**
     * Puts together what was found.
     *
     * @param rank number of the variable's dimensions
     */
    Storage build(int rank) {
        Encoding all = encoding.withFixedStrings(strings);
        if (problem.isPresent()) {
            return new Storage.Unreadable(problem.get());
        }
        if (texts.isPresent()) {
            return new Storage.Texts(texts.get());
        }
        boolean stored = rows.isPresent() && rows.get().count() > 0;
        if (form.isPresent() && !(stored && text.isBlank())) {
            return new Storage.Inline(all, form.get(), text);
        }
        if (rows.isEmpty()) {
            return new Storage.None();
        }
        if (blocks > 0 && (chunkShape.isPresent() || blocks != rows.get().count())) {
            return new Storage.Unreadable("blocks stand among chunks");
        }
        if (chunkShape.isEmpty() && blocks == 0 && rows.get().count() > 1) {
            return new Storage.Unreadable("it has " + rows.get().count() + " chunks, but no chunkDimensionSizes");
        }
        if (chunkShape.isEmpty()) {
            return new Storage.Contiguous(all, rows.get().build());
        }
        if (chunkShape.get().size() != rank || rows.get().rank() != rank) {
            return new Storage.Unreadable("chunks of rank " + chunkShape.get().size() + " at positions of rank "
                    + rows.get().rank() + " in a variable of rank " + rank);
        }
        return new Storage.Chunked(all, chunkShape.get(), rows.get().build());
    }

    private void chunks() {
        if (described) {
            unreadable("it has two chunks elements");
        }
        described = true;
        ChunksAttributes attributes = new ChunksAttributes(xml);
        encoding = attributes.encoding();
        attributes.problem().ifPresent(this::unreadable);
        if (rows.isEmpty()) {
            rows = Optional.of(new ChunkRows());
        }
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "chunkDimensionSizes" -> chunkDimensionSizes();
                case "chunk", "byteStream" -> chunk();
                case "block" -> block();
                default -> xml.skip();
            }
        }
    }

    private void chunkDimensionSizes() {
        String sizes = xml.text();
        chunkShape = Numbers.counts(sizes).filter(s -> s.stream().allMatch(n -> n > 0));
        if (chunkShape.isEmpty()) {
            unreadable("chunkDimensionSizes \"" + sizes.strip() + "\" are not positive numbers");
        } else if (chunkShape.get().size() > MAX_RANK) {
            // every chunk would take room for so many coordinates
            unreadable("chunkDimensionSizes has " + chunkShape.get().size() + " numbers; HDF5 allows " + MAX_RANK);
            chunkShape = Optional.empty();
        }
        rows.ifPresent(r -> r.positioned(chunkShape.map(List::size).orElse(0)));
    }

    private void chunk() {
        if (rows.isEmpty()) {
            rows = Optional.of(new ChunkRows());
        }
        rows.get().add(xml).ifPresent(this::unreadable);
        xml.skip();
    }

    /** A piece of a contiguous array. */
    private void block() {
        blocks++;
        chunk();
    }

    private void inline(InlineForm found) {
        form = Optional.of(found);
        text = xml.text();
    }

    private void texts() {
        TextArrayParser values = new TextArrayParser(xml);
        values.problem().ifPresent(this::unreadable);
        texts = Optional.of(values.runs());
    }

    private void fixedStrings() {
        Optional<Integer> length = xml.attribute("string_length")
                .flatMap(Numbers::count)
                .filter(n -> n > 0 && n <= Integer.MAX_VALUE)
                .map(Long::intValue);
        String pad = xml.attribute("pad").orElse("not_set");
        if (length.isEmpty()) {
            unreadable("FixedLengthStringArray has no valid string_length");
        }
        strings = length.map(n -> new FixedStrings(n, pad));
        xml.skip();
    }
}
