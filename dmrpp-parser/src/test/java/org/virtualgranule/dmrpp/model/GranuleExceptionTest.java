package org.virtualgranule.dmrpp.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GranuleExceptionTest {
    private static final Throwable CAUSE = new IllegalStateException("below");

    private static List<GranuleException> all(String source, String message, Throwable cause) {
        return List.of(
                new DmrppFormatException(source, message, cause),
                new UnsupportedFeatureException(source, message, cause),
                new StaleSidecarException(source, message, cause),
                new ChunkReadException(source, message, cause),
                new ChunkDecodeException(source, message, cause));
    }

    @Test
    void everyKindIsTestedHere() {
        assertThat(all("s", "m", null).stream().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(GranuleException.class.getPermittedSubclasses()));
    }

    @Test
    void everyMessageStartsWithTheSource() {
        for (GranuleException e : all("a.h5.dmrpp", "chunk (3): 4 bytes expected", CAUSE)) {
            assertThat(e).hasMessage("[a.h5.dmrpp] chunk (3): 4 bytes expected").hasCause(CAUSE);
            assertThat(e.source()).isEqualTo("a.h5.dmrpp");
        }
        assertThat(new DmrppFormatException("a", "m")).hasMessage("[a] m").hasNoCause();
        assertThat(new UnsupportedFeatureException("a", "m"))
                .hasMessage("[a] m")
                .hasNoCause();
        assertThat(new StaleSidecarException("a", "m")).hasMessage("[a] m").hasNoCause();
        assertThat(new ChunkReadException("a", "m")).hasMessage("[a] m").hasNoCause();
        assertThat(new ChunkDecodeException("a", "m")).hasMessage("[a] m").hasNoCause();
    }

    @Test
    void everyKindHasItsOwnCode() {
        Set<String> codes = new HashSet<>();
        for (GranuleException e : all("a", "m", null)) {
            assertThat(codes.add(e.code())).as(e.code()).isTrue();
            assertThat(e.code()).matches("[a-z_]+");
        }
    }

    @Test
    void aMessageIsOneLineWhateverIsInIt() {
        for (GranuleException e : all("a\nb", "group x\r\ny\u2028z has no name", null)) {
            assertThat(e).hasMessage("[a b] group x y z has no name");
        }
    }
}
