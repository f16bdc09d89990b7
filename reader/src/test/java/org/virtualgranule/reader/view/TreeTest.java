package org.virtualgranule.reader.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.reader.VirtualGranule;

class TreeTest {
    @TempDir
    private Path folder;

    private static String group(String name, String... contents) {
        return "<Group name=\"" + name + "\">" + String.join("", contents) + "</Group>";
    }

    private static String array(String name) {
        return "<Int32 name=\"" + name + "\"><Dim size=\"2\"/><dmrpp:chunks fillValue=\"0\" byteOrder=\"LE\"/></Int32>";
    }

    private static String arrays(int count) {
        return IntStream.range(0, count).mapToObj(i -> array("v" + i)).collect(Collectors.joining());
    }

    @Test
    void groupsAreOpenedAsFarAsThereAreLinesAndThoseThatAreAlikeAreShownOnce() throws IOException {
        String track = group("rows", array("h"), array("x")) + group("many", arrays(20));
        try (VirtualGranule granule = new MadeGranule()
                .say(group("a", track)
                        + group("b", track)
                        + group("c", track)
                        + group("empty")
                        + group("d", array("e")))
                .open(folder)) {
            assertThat(granule.tree()).hasToString("""
                    /
                      a/
                        rows/
                          h  int32[2]
                          x  int32[2]
                        many/  20 arrays
                      b/, c/  like a/
                      empty/  0 arrays
                      d/
                        e  int32[2]""");
            assertThat(granule).hasToString("""
                    a.h5: 12 groups, 67 arrays, 0 skipped
                    /
                      a/  22 arrays and 2 groups
                      b/, c/  like a/
                      empty/  0 arrays
                      d/  1 array""");
            assertThat(granule.tree("b/rows")).hasToString("/b/rows/\n  h  int32[2]\n  x  int32[2]");
            assertThat(granule.tree("/b/rows").lines())
                    .containsExactly(
                            "/b/rows/",
                            "  h  int32[2]  0 of 1 chunk [2], 0 bytes",
                            "  x  int32[2]  0 of 1 chunk [2], 0 bytes");
            assertThat(granule.tree().lines()).hasSize(12 + 67);
            PrintStream out = System.out;
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            try {
                System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
                granule.tree().print();
            } finally {
                System.setOut(out);
            }
            assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                    .containsExactlyElementsOf(granule.tree().lines());
        }
    }

    @Test
    void aGroupThatIsTooLongForATerminalIsCutAndSaysSo() throws IOException {
        try (VirtualGranule granule = new MadeGranule().say(arrays(100)).open(folder)) {
            assertThat(granule.tree().toString().lines())
                    .hasSize(24)
                    .endsWith("  and 78 more; tree().print() shows all");
            assertThat(granule.toString().lines()).hasSize(17).endsWith("  and 86 more; tree().print() shows all");
        }
    }

    @Test
    void namesCannotBreakLinesOrFillTheTerminal() throws IOException {
        String name = "x".repeat(1000) + "&#10;&#x9b;31m";
        try (VirtualGranule granule = new MadeGranule()
                .say(group("g&#10;h", array("bad&#x85;name")) + group(name, array("a"), array("b")))
                .open(folder)) {
            assertThat(granule.tree().toString().lines())
                    .startsWith("/", "  g?h/", "    bad?name  int32[2]")
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(88));
        }
    }

    @Test
    void aGroupThatIsNotThereIsToldWhatIsLikeIt() throws IOException {
        try (VirtualGranule granule = new MadeGranule()
                .say(group("gt1l", group("rows", array("h_li"))))
                .open(folder)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> granule.tree("gt1r"))
                    .withMessage("a.h5.dmrpp has no group /gt1r; there is /gt1l");
            assertThatIllegalArgumentException()
                    .as("none is like it, but one is beside it")
                    .isThrownBy(() -> granule.tree("orbit"))
                    .withMessage("a.h5.dmrpp has no group /orbit; there are /gt1l");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> granule.tree("gt1l/heights"))
                    .withMessage("a.h5.dmrpp has no group /gt1l/heights; there are /gt1l/rows");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> granule.tree("gt1l/rows/h_li"))
                    .withMessage("a.h5.dmrpp has no group /gt1l/rows/h_li; it is an array");
        }
    }

    @Test
    void anArrayThatIsNotThereIsToldWhatIsLikeIt() throws IOException {
        String rows = group("rows", array("h_li"), array("latitude"));
        try (VirtualGranule granule = new MadeGranule()
                .say(group("gt1l", rows) + group("gt1r", rows) + group("gt2l", rows) + group("gt2r", rows))
                .open(folder)) {
            Stream.of("gt1r/row/h_li", "gt1r/rows/H_li", "gt1r/rows/hli")
                    .forEach(path -> assertThatIllegalArgumentException()
                            .isThrownBy(() -> granule.array(path))
                            .withMessageStartingWith(
                                    "a.h5.dmrpp has no array /" + path + "; there is /gt1r/rows/h_li, "));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> granule.array("latitud"))
                    .withMessage("a.h5.dmrpp has no array /latitud; there is /gt1l/rows/latitude, /gt1r/rows/latitude,"
                            + " /gt2l/rows/latitude and 1 more");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> granule.array("gt1l/rows"))
                    .withMessage("a.h5.dmrpp has no array /gt1l/rows; it is a group, see tree(\"gt1l/rows\")");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> granule.array("quite_another_thing"))
                    .withMessage("a.h5.dmrpp has no array /quite_another_thing");
        }
    }
}
