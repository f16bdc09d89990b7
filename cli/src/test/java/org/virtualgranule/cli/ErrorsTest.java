package org.virtualgranule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What is printed of a fault may be sent to strangers. */
class ErrorsTest {
    @Test
    void ofAFaultThePlacesAreShownAndNoMessages() {
        StringWriter text = new StringWriter();
        Errors.places(new PrintWriter(text, true), new IllegalStateException("secret", new Error("secret too")));
        assertThat(text.toString())
                .startsWith("java.lang.IllegalStateException")
                .contains("java.lang.Error")
                .contains("\tat org.virtualgranule.cli.ErrorsTest.")
                .doesNotContain("secret");
    }

    @Test
    void aMessageOfAnotherLibrarysIsOneLineThatNoTerminalActsOn() {
        assertThat(Errors.line(new IllegalArgumentException("two\n\tlines \u009b31m \u202e")))
                .isEqualTo("two lines ?31m ?");
    }
}
