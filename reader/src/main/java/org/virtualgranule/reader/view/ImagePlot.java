package org.virtualgranule.reader.view;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A profile as a picture: a dot for the least and one for the greatest value of each bin. Needs no display. */
final class ImagePlot {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 640;
    private static final int DOT = 3;

    /** Rows that an axis has room for, each with its number. */
    private static final int FEW = 20;

    private ImagePlot() {}

    /**
     * Draws a profile that is not empty.
     *
     * @return a PNG file
     * @throws IllegalStateException if Java finds no fonts here
     */
    static byte[] png(Profile profile, String title, String xName, String yName) throws IOException {
        try {
            return ChartEncoder.getBytes(chart(profile, title, xName, yName), "png");
        } catch (Error e) {
            if (e.getClass() == Error.class || e instanceof LinkageError) {
                throw new IllegalStateException(
                        "no picture can be drawn (" + e.getMessage()
                                + "): Java needs fonts for it; install some, as the"
                                + " packages fontconfig and fonts-dejavu-core",
                        e);
            }
            throw e;
        }
    }

    static XYChart chart(Profile profile, String title, String xName, String yName) {
        Axis x = Axis.of(xName, profile.from(), profile.to());
        Axis y = Axis.of(yName, profile.least(), profile.greatest());
        List<Double> places = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int bin = 0; bin < profile.bins(); bin++) {
            if (!profile.isEmpty(bin)) {
                places.add(x.drawn(profile.place(bin)));
                values.add(y.drawn(profile.least(bin)));
                if (profile.greatest(bin) > profile.least(bin)) {
                    places.add(x.drawn(profile.place(bin)));
                    values.add(y.drawn(profile.greatest(bin)));
                }
            }
        }
        if (profile.bins() > FEW) {
            // XChart takes equally spaced dots for the only places that an axis may name, round or not; any other order
            // of the same dots makes it name round numbers, whole ones if they are so many
            Collections.rotate(places, 1);
            Collections.rotate(values, 1);
        }
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x.name())
                .yAxisTitle(y.name())
                .build();
        chart.getStyler()
                .setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                .setMarkerSize(DOT)
                .setLegendVisible(false)
                .setChartBackgroundColor(Color.WHITE);
        chart.addSeries(yName, places, values).setMarker(SeriesMarkers.CIRCLE);
        return chart;
    }
}
