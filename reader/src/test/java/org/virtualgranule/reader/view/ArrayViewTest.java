package org.virtualgranule.reader.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.reader.VirtualGranule;

class ArrayViewTest {
    @TempDir
    private Path folder;

    @Test
    void anArrayTellsWhatTheSidecarSaysOfIt() throws IOException {
        try (VirtualGranule granule = new MadeGranule()
                .with("Float32", "a", "3", "-1", b -> b.putFloat(1).putFloat(2).putFloat(-1))
                .numbered("b", List.of(5, 4), List.of(2, 3))
                .open(folder)) {
            assertThat(granule.array("a")).hasToString("""
                    /a float32[3]
                      dimensions  phony_dim_3
                      chunks      [3], 1 of 1 stored
                      codecs      none
                      fill value  0
                      stored      12 bytes for 12 of values, compression ratio 1.00
                      @_FillValue  -1""");
            assertThat(granule.array("b")).hasToString("""
                    /b int32[5, 4]
                      dimensions  phony_dim_5, phony_dim_4
                      chunks      [2, 3], 6 of 6 stored
                      codecs      none
                      fill value  0
                      stored      144 bytes for 80 of values, compression ratio 0.56""");
        }
    }

    @Test
    void manyAndLongAttributesAreCut() throws IOException {
        String attributes = IntStream.range(0, 30)
                .mapToObj(i -> "<Attribute name=\"a" + i + "\" type=\"String\"><Value>" + "&#10;x".repeat(500)
                        + "</Value></Attribute>")
                .collect(Collectors.joining());
        try (VirtualGranule granule = new MadeGranule()
                .say("<Int8 name=\"a\"><Dim size=\"1\"/>" + attributes
                        + "<Attribute name=\"CLASS\" type=\"String\"><Value>hidden</Value></Attribute>"
                        + "<dmrpp:chunks fillValue=\"0\" byteOrder=\"LE\"/></Int8>")
                .open(folder)) {
            assertThat(granule.array("a").toString().lines())
                    .hasSizeLessThanOrEqualTo(20)
                    .contains("  stored      nothing", "  and 19 more attributes; metadata().attributes() has all")
                    .allSatisfy(line ->
                            assertThat(line).hasSizeLessThanOrEqualTo(88).doesNotContain("hidden"));
        }
    }

    @Test
    void theHeadHasTheFirstRowsAndOfEachTheFirstValues() throws IOException {
        try (VirtualGranule granule = new MadeGranule()
                .numbered("one", List.of(12), List.of(5))
                .numbered("two", List.of(12, 100), List.of(5, 30))
                .numbered("three", List.of(3, 4, 5), List.of(2, 2, 2))
                .with("Float64", "d", "3", "0", b -> b.putDouble(1.0 / 3)
                        .putDouble(0)
                        .putDouble(-10))
                .open(folder)) {
            assertThat(granule.array("one").head(2)).hasToString("""
                    /one int32[12], the first 2 rows
                      0  0
                      1  1""");
            assertThat(granule.array("one").head().toString().lines()).hasSize(11);
            assertThat(granule.array("one").head(100).values().getSize()).isEqualTo(12);
            assertThat(granule.array("one").head(0)).hasToString("/one int32[12], no values");
            assertThat(granule.array("two").head(2)).hasToString("""
                    /two int32[12, 100]
                      the first 2 rows, of each 6 of 100 values
                           0    1    2    3    4    5
                      0    0    1    2    3    4    5
                      1  100  101  102  103  104  105""");
            assertThat(granule.array("three").head(2)).hasToString("""
                    /three int32[3, 4, 5]
                      the first 2 rows (index 0 between)
                          0   1   2   3   4
                      0   0   1   2   3   4
                      1  20  21  22  23  24""");
            assertThat(granule.array("d").head()).hasToString("""
                    /d float64[3], the first 3 rows
                      0    0.3333333333333333
                      1               missing
                      2  -10""");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> granule.array("one").head(-1))
                    .withMessage("head(-1): there are no fewer rows than 0");
        }
    }

    @Test
    void aLongHeadIsReadWholeAndPrintedInPart() throws IOException {
        try (VirtualGranule granule =
                new MadeGranule().numbered("a", List.of(300), List.of(70)).open(folder)) {
            Head head = granule.array("a").head(200);
            assertThat(head.values().getSize()).isEqualTo(200);
            assertThat(head.toString().lines()).hasSize(22).endsWith("  and 180 more rows; values() has all");
        }
    }

    @Test
    void scalarsTextsAndArraysWithoutElementsHaveAHeadToo() throws IOException {
        try (VirtualGranule granule = new MadeGranule()
                .with("Int16", "scalar", "", "", b -> b.putShort((short) -5))
                .with("Int16", "none", "4,0", "", b -> {})
                .say("<String name=\"text\"><Dim size=\"1\"/><dmrpp:compact>YQpi</dmrpp:compact></String>")
                .open(folder)) {
            assertThat(granule.array("scalar").head()).hasToString("/scalar int16[], the value\n    -5");
            assertThat(granule.array("none").head()).hasToString("/none int16[4, 0]\n  no values");
            assertThat(granule.array("text").head()).hasToString("/text string[1], the first row\n  0  \"a?b\"");
        }
    }
}
