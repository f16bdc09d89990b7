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
    private List<Long> structOffsets = List.of();
    private Optional<String> problem = Optional.empty();

    ChunksAttributes(XmlCursor xml) {
        for (int i = 0; i < xml.attributes(); i++) {
            String value = xml.attributeValue(i);
            switch (xml.attributeName(i)) {
                case "compressionType" -> filters = Numbers.words(value);
                case "deflateLevel", "deflate_level" -> levels = levels(value);
                case "byteOrder" -> byteOrder = Optional.of(value.strip());
                case "fillValue" -> fillValue = Optional.of(value);
                case "structOffset" -> structOffsets = structOffsets(value);
                default -> {}
            }
        }
    }

    Encoding encoding() {
        return new Encoding(filters, levels, byteOrder, fillValue, structOffsets, Optional.empty());
    }

    Optional<String> problem() {
        return problem;
    }

    private List<Long> structOffsets(String value) {
        Optional<List<Long>> offsets = Numbers.counts(value);
        if (offsets.isEmpty()) {
            problem = Optional.of("its structOffset \"" + value + "\" is not a list of numbers");
        }
        return offsets.orElse(List.of());
    }

    private static List<Integer> levels(String text) {
        return Numbers.counts(text).orElse(List.of()).stream()
                .map(level -> (int) Math.min(level, 9))
                .toList();
    }
}
