package org.virtualgranule.dmrpp.parser;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.TextRun;

/** Reads {@code dmrpp:vlsa}: a {@code v} for each run of equal texts. */
final class TextArrayParser {
    private final List<TextRun> runs = new ArrayList<>();
    private Optional<String> problem = Optional.empty();

    /** Reads to the current element's end. */
    TextArrayParser(XmlCursor xml) {
        StringBuilder text = new StringBuilder();
        while (xml.nextChild(text)) {
            if (xml.name().equals("v")) {
                value(xml);
            } else {
                xml.skip();
            }
        }
        if (runs.isEmpty() && !text.toString().isBlank()) {
            draft(text.toString().strip());
        }
    }

    List<TextRun> runs() {
        return runs;
    }

    /** What is wrong with it. */
    Optional<String> problem() {
        return problem;
    }

    private void value(XmlCursor xml) {
        Optional<String> repeated = xml.attribute("c");
        Optional<String> inflated = xml.attribute("s");
        Optional<Long> count = repeated.map(Numbers::count).orElse(Optional.of(1L));
        Optional<Long> size = inflated.flatMap(Numbers::count);
        String content = xml.text(); // white space is part of it
        if (count.isEmpty() || inflated.isPresent() && size.isEmpty()) {
            problem = Optional.of("value " + runs.size() + " of its texts has no valid count (" + repeated.orElse("1")
                    + ") or size (" + inflated.orElse("none") + ")");
        } else {
            runs.add(new TextRun(content, count.get(), size));
        }
    }

    /** The draft of 2023: one text, base64 and a semicolon for each element. */
    private void draft(String text) {
        if (!text.endsWith(";")) {
            problem = Optional.of("its vlsa is neither v elements nor base64 texts that each end in a semicolon");
            return;
        }
        try {
            for (int start = 0, end; (end = text.indexOf(';', start)) >= 0; start = end + 1) {
                byte[] decoded =
                        Base64.getDecoder().decode(text.substring(start, end).strip());
                runs.add(new TextRun(new String(decoded, StandardCharsets.UTF_8), 1, Optional.empty()));
            }
        } catch (IllegalArgumentException e) {
            problem = Optional.of("its vlsa is neither v elements nor base64 texts (" + e.getMessage() + ")");
        }
    }
}
