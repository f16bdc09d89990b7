package org.virtualgranule.reader.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A span of time, both ends included.
 *
 * @param from seconds, or minus infinity
 * @param to seconds, or infinity; not before {@code from}
 */
record Span(double from, double to) {
    /** Joins what overlaps or touches: the same times, ascending, with gaps between. */
    static List<Span> joined(List<Span> spans) {
        List<Span> sorted = new ArrayList<>(spans);
        sorted.sort(Comparator.comparingDouble(Span::from));
        List<Span> joined = new ArrayList<>();
        for (Span span : sorted) {
            int last = joined.size() - 1;
            if (last >= 0 && span.from <= joined.get(last).to) {
                Span before = joined.get(last);
                joined.set(last, new Span(before.from, Math.max(before.to, span.to)));
            } else {
                joined.add(span);
            }
        }
        return joined;
    }

    /** What some spans share with this one. */
    List<Span> within(List<Span> spans) {
        return spans.stream()
                .filter(span -> span.from <= to && span.to >= from)
                .map(span -> new Span(Math.max(from, span.from), Math.min(to, span.to)))
                .toList();
    }
}
