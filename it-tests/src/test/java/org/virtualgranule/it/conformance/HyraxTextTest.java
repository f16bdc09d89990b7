package org.virtualgranule.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.reader.VirtualGranule;

/** The judge's own reader of Hyrax's answers, and that its comparison says no. */
class HyraxTextTest {
    @TempDir
    private Path directory;

    @Test
    void aDmrWithDataHasVariablesAndMembersOfStructures() throws IOException {
        Map<String, HyraxText.Values> texts = read("<Dataset/>\n\nThe data:\n"
                + "Int32 /g/a b[x = 2][2] = {{1, -2},{3, 4}};\nString s = \"a;\\\"b\\\"\nc\";\n"
                + "Structure {\n    Int16 i;\n    Float32 f[2];\n} r[2] = {{ 1, {2.5, 3} }, { 4, {5, 6} }};\n");
        assertThat(texts).containsOnlyKeys("/g/a b", "/s", "/r/i", "/r/f");
        assertThat(texts.get("/g/a b").shape()).contains(List.of(2L, 2L));
        assertThat(texts.get("/g/a b").items()).containsExactly("1", "-2", "3", "4");
        assertThat(texts.get("/s").items()).containsExactly("\"a;\"b\"\nc");
        assertThat(texts.get("/r/i").items()).containsExactly("1", "4");
        assertThat(texts.get("/r/f").items()).containsExactly("2.5", "3", "5", "6");
        assertThat(texts.get("/r/f").shape()).contains(List.of(2L, 2L));
    }

    @Test
    void whatNcdumpPrintsHasGroupsMembersAndLabels() throws IOException {
        Map<String, HyraxText.Values> texts = read("netcdf test {\ntypes:\n  int enum E {NO = 0, YES = 7} ;\n"
                + "variables:\n\tE e(n) ;\n\tint r.m ;\n\n// global attributes:\n\t\t:history = \"data: x = 1 ;\" ;\n"
                + "data:\n\n e = YES, NO ;\n\n r.m = 5 ;\n\ngroup: g {\n  variables:\n  \tint i(n) ;\n  data:\n\n   i =\n"
                + "  1, 2,\n    3 ;\n  } // group g\n}\n");
        assertThat(texts).containsOnlyKeys("/e", "/r/m", "/g/i");
        assertThat(texts.get("/e").items()).containsExactly("7", "0");
        assertThat(texts.get("/r/m").items()).containsExactly("5");
        assertThat(texts.get("/g/i").items()).containsExactly("1", "2", "3");
    }

    @Test
    void numbersAreEqualInTheDigitsThatArePrinted() {
        // 0x3DCCCCCD: 0.1 in 4 bytes
        assertThat(difference("Float32", "zczMPQ==", "0.1", false)).isEmpty();
        assertThat(difference("Float32", "zczMPQ==", "0.1f", true)).isEmpty();
        assertThat(difference("Float32", "zszMPQ==", "0.1", true)).isEmpty();
        assertThat(difference("Float32", "0czMPQ==", "0.1", false)).isEmpty();
        assertThat(difference("Float32", "1czMPQ==", "0.1", true)).isPresent();
        assertThat(difference("Float32", "zczMPQ==", "0.10001", false)).isPresent();
        assertThat(difference("Float32", "AADAfw==", "nan", false)).isEmpty();
        assertThat(difference("Float32", "AADAfw==", "0", false)).isPresent();
    }

    @Test
    void integersAndTextsAreEqualOrNot() {
        assertThat(difference("UInt32", "/////w==", "4294967295", false)).isEmpty();
        assertThat(difference("UInt32", "/////w==", "-1", false)).isPresent();
        assertThat(difference("Int32", "/////w==", "-1", false)).isEmpty();
        assertThat(difference("String", "YWI=", "\"ab", false)).isEmpty();
        assertThat(difference("String", "YWI=", "\"abc", false)).isPresent();
        assertThat(difference("Int32", "/////w==", "-1, -1", false)).isPresent();
    }

    private Optional<String> difference(String type, String base64, String printed, boolean isNcdump) {
        String scalar = "<" + type + " name=\"a\"><dmrpp:compact>" + base64 + "</dmrpp:compact></" + type + ">";
        try (VirtualGranule granule = new HandMade(directory).open(scalar)) {
            List<String> items = List.of(printed.split(", "));
            return TextComparison.difference(
                    granule.array("/a"), new HyraxText.Values(Optional.empty(), items, isNcdump));
        }
    }

    private Map<String, HyraxText.Values> read(String text) throws IOException {
        return HyraxText.read(Files.writeString(directory.resolve("answer.txt"), text));
    }
}
