package org.virtualgranule.reader.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpanTest {
    @Test
    void spansThatOverlapOrTouchBecomeOne() {
        assertThat(Span.joined(List.of(new Span(5, 6), new Span(1, 4), new Span(2, 3), new Span(6, 7), new Span(8, 8))))
                .containsExactly(new Span(1, 4), new Span(5, 7), new Span(8, 8));
        assertThat(Span.joined(List.of())).isEmpty();
    }

    @Test
    void aSharedEndIsShared() {
        assertThat(new Span(2, 5).within(List.of(new Span(0, 1), new Span(1, 2), new Span(4, 9), new Span(6, 7))))
                .containsExactly(new Span(2, 2), new Span(4, 5));
    }
}
