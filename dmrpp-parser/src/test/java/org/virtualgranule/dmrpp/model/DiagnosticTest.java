package org.virtualgranule.dmrpp.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;

class DiagnosticTest {
    @ParameterizedTest
    @CsvSource({
        "/g/v, /g/v, true",
        "/g, /g/v, true",
        "/, /g/v, true",
        "/, /, true",
        "/g/v, /g, false",
        "/g, /gv, false",
        "/g, /, false"
    })
    void itIsAboutItsPathAndWhatIsBelow(String path, String other, boolean isAbout) {
        assertThat(new Diagnostic(path, Topic.TREE, "m").isAbout(other)).isEqualTo(isAbout);
    }

    @Test
    void theCodesOfTopicsHaveNoBlanks() {
        assertThat(Topic.values())
                .extracting(Topic::code)
                .contains("byte_order", "fill_value")
                .allMatch(code -> code.matches("[a-z_]+"));
    }
}
