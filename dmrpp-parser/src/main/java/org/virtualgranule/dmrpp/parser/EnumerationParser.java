package org.virtualgranule.dmrpp.parser;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.DapType;
import org.virtualgranule.dmrpp.model.Enumeration;

/** Reads an {@code Enumeration} element. */
final class EnumerationParser {
    private EnumerationParser() {}

    /** Reads to the element's end; empty if it has no name or no atomic base type. */
    static Optional<Enumeration> parse(XmlCursor xml) {
        Optional<String> name = xml.attribute("name");
        Optional<DapType> base = xml.attribute("basetype").flatMap(DapType::of);
        Map<String, Long> labels = new HashMap<>();
        while (xml.nextChild()) {
            Optional<String> label = xml.attribute("name");
            xml.attribute("value")
                    .flatMap(EnumerationParser::number)
                    .ifPresent(value -> label.ifPresent(text -> labels.put(text, value)));
            xml.skip();
        }
        return name.flatMap(n -> base.map(b -> new Enumeration(n, b, labels)));
    }

    /** A number's bits: UInt64 goes beyond a long. */
    private static Optional<Long> number(String text) {
        String number = text.strip();
        try {
            return Optional.of(number.startsWith("-") ? Long.parseLong(number) : Long.parseUnsignedLong(number));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
