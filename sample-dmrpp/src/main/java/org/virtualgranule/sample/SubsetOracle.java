package org.virtualgranule.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the rows of a granule inside the area of interest the slow and certain way: every point of every track. */
final class SubsetOracle {
    private static final String HEADER_OF_ROW = "granule,track_id,row,";
    private static final String GROUP = "/land_ice_segments/";
    private static final List<String> COLUMNS =
            List.of("latitude", "longitude", "delta_time", "h_li", "h_li_sigma", "atl06_quality_summary", "segment_id");
    private static final double CLEARANCE = 1e-9;

    private final String granule;
    private final Map<String, StoredDataset> datasets;

    SubsetOracle(String granule, StoredGroup root) {
        this.granule = granule;
        this.datasets = root.allDatasets().collect(Collectors.toMap(StoredDataset::path, Function.identity()));
    }

    static String header() {
        return HEADER_OF_ROW + String.join(",", COLUMNS);
    }

    /** One comma-separated line for each selected row, by track and row; an empty field is a fill value. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Beam beam : Beam.values()) {
            Values latitude = column(beam, "latitude").values();
            Values longitude = column(beam, "longitude").values();
            for (int row = 0; row < latitude.count(); row++) {
                if (isInside(
                        longitude.number(row).doubleValue(),
                        latitude.number(row).doubleValue())) {
                    lines.add(line(beam, row));
                }
            }
        }
        return lines;
    }

    private boolean isInside(double longitude, double latitude) {
        AreaOfInterest.Point point = new AreaOfInterest.Point(longitude, latitude);
        if (AreaOfInterest.distanceToBoundary(point) < CLEARANCE) {
            throw new IllegalStateException(
                    point + " of " + granule + " is too close to the boundary to be a fair test");
        }
        return AreaOfInterest.contains(point);
    }

    private String line(Beam beam, int row) {
        String values =
                COLUMNS.stream().map(name -> field(column(beam, name), row)).collect(Collectors.joining(","));
        return String.join(",", granule, beam.groupName(), Integer.toString(row), values);
    }

    private StoredDataset column(Beam beam, String name) {
        return datasets.get(beam.groupPath() + GROUP + name);
    }

    private static String field(StoredDataset column, int row) {
        Number value = column.values().number(row);
        boolean absent = Optional.ofNullable(column.attributes().get("_FillValue"))
                .filter(fill -> fill.number(0).equals(value))
                .isPresent();
        return absent ? "" : value.toString();
    }
}
