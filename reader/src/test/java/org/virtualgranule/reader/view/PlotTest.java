package org.virtualgranule.reader.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.virtualgranule.reader.VirtualGranule;

class PlotTest {
    @TempDir
    private Path folder;

    @Test
    void valuesStandAboveTheirRowAndMissingOnesLeaveAGap() throws IOException {
        try (VirtualGranule granule = new MadeGranule()
                .with("Float32", "a", "3", "-1", b -> b.putFloat(1).putFloat(-1).putFloat(2))
                .open(folder)) {
            List<String> lines = granule.array("a").plot().toString().lines().toList();
            assertThat(lines).hasSize(17).startsWith("/a float32[3]", "a by row: 2 values, 1 missing");
            assertThat(lines.get(2)).isEqualTo("          2 |" + " ".repeat(59) + "*");
            assertThat(lines.get(14)).isEqualTo("          1 |*");
            assertThat(lines.get(16)).endsWith(" 0" + " ".repeat(58) + "2");
        }
    }

    @Test
    void ofAnArrayWithSeveralDimensionsTheFirstIsTheRow() throws IOException {
        try (VirtualGranule granule =
                new MadeGranule().numbered("a", List.of(2, 10), List.of(1, 3)).open(folder)) {
            List<String> lines = granule.array("a").plot().toString().lines().toList();
            assertThat(lines.get(1)).isEqualTo("a by row: 20 values, 0 missing");
            // 10 to 19 in the last row, 0 to 9 in the first
            assertThat(lines.get(2)).endsWith(":").hasSize(73);
            assertThat(lines.get(14)).isEqualTo("          0 |:");
        }
    }

    @Test
    void aPictureIsWrittenWithADotForEachValue() throws IOException {
        try (VirtualGranule granule =
                new MadeGranule().numbered("a", List.of(400), List.of(100)).open(folder)) {
            Path file = folder.resolve("a.png");
            assertThat(granule.array("a").plot().png(file)).isEqualTo(file);
            BufferedImage image = ImageIO.read(file.toFile());
            assertThat(image.getWidth()).isEqualTo(1280);
            assertThat(image.getHeight()).isEqualTo(640);
            // a rising line: blue at the left is low, at the right high
            assertThat(blue(image, 0, 640)).isGreaterThan(400);
            assertThat(blue(image, 320, 640)).isPositive();
            assertThat(leftmost(image)).isLessThan(leftmostOfUpperHalf(image));
        }
    }

    @Test
    void theRowsOfAPicturesAxisAreWholeAndRound() throws IOException {
        assertThat(ticks(4)).containsExactly(0.0, 1.0, 2.0);
        assertThat(ticks(21)).startsWith(0.0).endsWith(19.0).allMatch(row -> row % 1 == 0);
        assertThat(ticks(400)).startsWith(0.0, 20.0, 40.0).allMatch(row -> row % 20 == 0);
        assertThat(ticks(2927)).startsWith(0.0, 200.0, 400.0).allMatch(row -> row % 200 == 0);
        assertThat(ticks(123_457)).startsWith(0.0, 10_000.0).allMatch(row -> row % 10_000 == 0);
    }

    /** The places that a picture of so many rows names, as XChart asks for their texts. */
    private static List<Double> ticks(int rows) throws IOException {
        Profile profile = new Profile(0, rows - 1.0, Math.min(rows, Plot.BINS));
        IntStream.range(0, rows).forEach(row -> profile.add(row, Math.sin(row)));
        XYChart chart = ImagePlot.chart(profile, "title", "row", "y");
        List<Double> named = new ArrayList<>();
        chart.getStyler().setXAxisTickLabelsFormattingFunction(place -> {
            named.add(place);
            return "" + place;
        });
        ChartEncoder.getBytes(chart, "png");
        // it asks for the ends too, to see whether they differ, and for ticks beyond them, which are not drawn
        return named.stream()
                .filter(place -> place >= 0 && place < rows - 1)
                .distinct()
                .sorted()
                .toList();
    }

    /** XChart counts without end where doubles do not change by its steps. */
    @ParameterizedTest
    @Timeout(60)
    @CsvSource({
        "1530000000000000000, 256, 5",
        "1530000000000000000, 100, 20",
        "1e15, 0.125, 5",
        "-9223372036854775808, 1.8446744073709552e19, 2",
        "-1.7e308, 0.9e308, 3",
        "4e-320, 4e-322, 9",
        "-1e-300, 1e-301, 21",
        "7, 0, 4",
        "1e300, 0, 3"
    })
    void valuesOfAnySizeAndSpanAreDrawn(double first, double step, int count) throws IOException {
        Profile profile = new Profile(0, count - 1.0, count);
        IntStream.range(0, count).forEach(row -> profile.add(row, first + row * step));
        assertThat(ImagePlot.png(profile, "title", "row", "y")).isNotEmpty();
    }

    @Test
    void anAxisSaysWhatItsNumbersStandFor() {
        assertThat(Axis.of("h", 1500, 2000)).isEqualTo(new Axis(0, 1, "h"));
        assertThat(Axis.of("t", 1e15, 1e15 + 0.5)).isEqualTo(new Axis(1e15, 1, "t, less 1000000000000000"));
        assertThat(Axis.of("n", -0x1p63, 0x1p63)).isEqualTo(new Axis(0, 1e18, "n, in 1E+18"));
        assertThat(Axis.of("n", -0x1p63, 0x1p63).drawn(0x1p63)).isEqualTo(0x1p63 / 1e18);
    }

    private static boolean isBlue(int rgb) {
        return (rgb & 0xff) > 200 && (rgb >> 16 & 0xff) < 100;
    }

    private static long blue(BufferedImage image, int top, int bottom) {
        return IntStream.range(top, bottom)
                .mapToLong(y -> IntStream.range(0, image.getWidth())
                        .filter(x -> isBlue(image.getRGB(x, y)))
                        .count())
                .sum();
    }

    private static int leftmost(BufferedImage image, int bottom) {
        return IntStream.range(0, image.getWidth())
                .filter(x -> IntStream.range(0, bottom).anyMatch(y -> isBlue(image.getRGB(x, y))))
                .findFirst()
                .orElseThrow();
    }

    private static int leftmost(BufferedImage image) {
        return leftmost(image, image.getHeight());
    }

    private static int leftmostOfUpperHalf(BufferedImage image) {
        return leftmost(image, image.getHeight() / 2);
    }

    @Test
    void whereThereIsNothingToDrawThatIsSaid() throws IOException {
        try (VirtualGranule granule = new MadeGranule()
                .with("Int32", "a", "2", "7", b -> b.putInt(7).putInt(7))
                .numbered("b", List.of(3), List.of(3))
                .open(folder)) {
            Plot empty = granule.array("a").plot();
            assertThat(empty).hasToString("/a int32[2]\na by row: 0 values, 2 missing");
            assertThatThrownBy(() -> empty.png("a.png"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("/a int32[2]: no values to draw, 2 are missing");
            assertThatThrownBy(() ->
                            granule.array("b").plot().png(folder.resolve("no").resolve("b.png")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageEndingWith(" is not a directory. Create it, or name another place.");
        }
    }

    @Test
    void aPictureReplacesAnotherAsAWholeOrNotAtAll() throws IOException {
        try (VirtualGranule granule =
                new MadeGranule().numbered("a", List.of(3), List.of(3)).open(folder)) {
            Plot plot = granule.array("a").plot();
            Path file = Files.writeString(folder.resolve("a.png"), "older");
            Path link = Files.createLink(folder.resolve("same.png"), file);
            plot.png(file);
            assertThat(ImageIO.read(file.toFile())).isNotNull();
            assertThat(link).as("nothing was written into the older file").hasContent("older");
            Path taken = Files.createDirectory(folder.resolve("taken.png"));
            assertThatThrownBy(() -> plot.png(taken))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("taken.png] cannot be written: it exists and is not a file");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("a.h5", "a.h5.dmrpp", "a.png", "same.png", "taken.png");
        }
    }
}
