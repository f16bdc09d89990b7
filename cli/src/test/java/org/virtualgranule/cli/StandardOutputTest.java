package org.virtualgranule.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardOutputTest {
    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(why);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"Broken pipe, true", "The pipe is being closed, true", "No space left on device, false", ", false"})
    void onlyAReaderThatLeftIsNoError(String why, boolean isLeft) {
        StandardOutput out = new StandardOutput(failing(why));
        assertThatThrownBy(() -> out.write(new byte[2])).isInstanceOf(IOException.class);
        assertThat(out.isLeft()).isEqualTo(isLeft);
    }

    @Test
    void whatIsWrittenPasses() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StandardOutput out = new StandardOutput(bytes);
        out.write("ab".getBytes());
        out.write('c');
        assertThat(bytes).hasToString("abc");
        assertThat(out.isLeft()).isFalse();
    }
}
