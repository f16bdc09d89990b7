package org.virtualgranule.dmrpp.parser;

import java.util.List;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Encoding;

/** The attributes of a {@code chunks} element. */
final class ChunksAttributes {
    private List<String> filters = List.of();
    private List<Integer> levels = List.of();
    private Optional<String> byteOrder = Optional.empty();
    private Optional<String> fillValue = Optional.empty();
    private Optional<String> problem = Optional.empty();

    ChunksAttributes(XmlCursor xml) {
        for (int i = 0; i < xml.attributes(); i++) {
            String value = xml.attributeValue(i);
            switch (xml.attributeName(i)) {
                case "compressionType" -> filters = Numbers.words(value);
                case "deflateLevel", "deflate_level" -> levels = levels(value);
                case "byteOrder" -> byteOrder = Optional.of(value.strip());
                case "fillValue" -> fillValue = Optional.of(value);
                case "LBChunk" -> problem = linkedBlocks(value);
                default -> {}
            }
        }
    }

    Encoding encoding() {
        return new Encoding(filters, levels, byteOrder, fillValue, Optional.empty());
    }

    Optional<String> problem() {
        return problem;
    }

    private static Optional<String> linkedBlocks(String value) {
        return value.strip().equals("true")
                ? Optional.of("chunks in linked blocks (LBChunk) cannot be read yet")
                : Optional.empty();
    }

    private static List<Integer> levels(String text) {
        return Numbers.counts(text).orElse(List.of()).stream()
                .map(level -> (int) Math.min(level, 9))
                .toList();
    }
}
