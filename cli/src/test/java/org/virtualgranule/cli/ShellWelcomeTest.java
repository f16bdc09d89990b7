package org.virtualgranule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.reader.VirtualGranule;

/** What a session offers for typing is code, and names come from a sidecar. */
class ShellWelcomeTest {
    private static final String CODE = "q&quot;);System.exit(9);//";

    @TempDir
    private Path folder;

    private String welcome(String... names) throws IOException {
        StringBuilder document = new StringBuilder("<Dataset xmlns:dmrpp=\"http://xml.opendap.org/dap/dmrpp/1.0.0#\""
                + " dmrpp:version=\"3.21.0\" name=\"a.h5\">");
        for (String name : names) {
            document.append("<Int8 name=\"" + name + "\"><dmrpp:chunks><dmrpp:chunk offset=\"0\" nBytes=\"1\"/>"
                    + "</dmrpp:chunks></Int8>");
        }
        Path sidecar = Files.writeString(folder.resolve("a.h5.dmrpp"), document + "</Dataset>");
        try (VirtualGranule granule = VirtualGranule.open(sidecar)) {
            return ShellWelcome.of(List.of(granule), false);
        }
    }

    @Test
    void aNameThatWouldBeCodeIsNotOffered() throws IOException {
        assertThat(welcome(CODE, "a\\u0022", "height"))
                .doesNotContain("System", "u0022")
                .contains("granule.array(\"height\").head()");
    }

    @Test
    void whereNoArrayHasAPlainNameNoneIsOffered() throws IOException {
        assertThat(welcome(CODE))
                .isEqualTo("granule is a.h5\nTry  granule.tree()\n     granule.manifest().skipped()\n"
                        + "Tab completes names of methods, /exit leaves; docs/jshell.md tells more");
    }
}
