package org.virtualgranule.it;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.virtualgranule.reader.VirtualGranule;
import ucar.ma2.Array;

/** The subset as anybody would compute it: read whole arrays, ask JTS about every point. */
final class BruteForce {
    private static final GeometryFactory JTS = new GeometryFactory();
    private static final List<String> TRACKS = List.of("gt1l", "gt1r", "gt2l", "gt2r", "gt3l", "gt3r");

    private final VirtualGranule granule;

    BruteForce(VirtualGranule granule) {
        this.granule = granule;
    }

    double[] all(String coordinate) {
        List<Double> values = new ArrayList<>();
        for (String track : tracks()) {
            Array array = read(track, coordinate);
            for (int i = 0; i < array.getSize(); i++) {
                values.add(array.getDouble(i));
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Track, then the bits of each variable's value, an empty text where it is the variable's _FillValue. */
    List<String> rows(Geometry polygon, List<String> variables) {
        PreparedGeometry prepared = PreparedGeometryFactory.prepare(polygon);
        List<String> rows = new ArrayList<>();
        for (String track : tracks()) {
            Array latitude = read(track, "latitude");
            Array longitude = read(track, "longitude");
            List<Array> values = variables.stream().map(v -> read(track, v)).toList();
            List<Double> fills = variables.stream().map(v -> fill(track, v)).toList();
            for (int i = 0; i < latitude.getSize(); i++) {
                Coordinate point = new Coordinate(longitude.getDouble(i), latitude.getDouble(i));
                if (prepared.covers(JTS.createPoint(point))) {
                    StringBuilder row = new StringBuilder(track);
                    for (int v = 0; v < values.size(); v++) {
                        double value = values.get(v).getDouble(i);
                        row.append(' ').append(value == fills.get(v) ? "" : Double.toHexString(value));
                    }
                    rows.add(row.toString());
                }
            }
        }
        return rows;
    }

    private List<String> tracks() {
        return TRACKS.stream()
                .filter(t -> granule.manifest().array(path(t, "latitude")).isPresent())
                .toList();
    }

    private Array read(String track, String variable) {
        return granule.array(path(track, variable)).read();
    }

    private double fill(String track, String variable) {
        return granule.array(path(track, variable))
                .entry()
                .attribute("_FillValue")
                .map(text -> variable.startsWith("h_li") ? Float.parseFloat(text) : Double.parseDouble(text))
                .orElse(Double.NaN);
    }

    private static String path(String track, String variable) {
        return "/" + track + "/land_ice_segments/" + variable;
    }
}
