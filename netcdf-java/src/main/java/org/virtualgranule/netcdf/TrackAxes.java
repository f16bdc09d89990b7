package org.virtualgranule.netcdf;

import java.util.ArrayList;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ucar.nc2.Variable;
import ucar.nc2.dataset.CoordinateAxis;
import ucar.nc2.dataset.CoordinateSystem;
import ucar.nc2.dataset.NetcdfDataset;
import ucar.nc2.time.CalendarDateUnit;

/**
 * A trajectory in a dataset: a group with times and places along one dimension, as netcdf-java found them.
 *
 * @param group the group's path
 * @param time when
 * @param latitude where
 * @param longitude where
 * @param data the numbers for each place, in the group and below; of two of one name the first
 */
record TrackAxes(
        String group, CoordinateAxis time, CoordinateAxis latitude, CoordinateAxis longitude, List<Variable> data) {
    /** ICESat-2's ground tracks. */
    private static final String BEAM = "gt[123][lr]";

    /** Copies the list. */
    TrackAxes {
        data = List.copyOf(data);
    }

    /**
     * Finds all trajectories of a dataset, by group.
     *
     * @param errors told of groups that are none because nobody knows their dates
     */
    static List<TrackAxes> of(NetcdfDataset dataset, Formatter errors) {
        Map<String, TrackAxes> byGroup = new LinkedHashMap<>();
        for (CoordinateSystem system : dataset.getCoordinateSystems()) {
            of(system).filter(axes -> axes.hasDates(errors)).ifPresent(axes -> byGroup.putIfAbsent(axes.group, axes));
        }
        return List.copyOf(byGroup.values());
    }

    private static Optional<TrackAxes> of(CoordinateSystem system) {
        CoordinateAxis time = system.getTaxis();
        CoordinateAxis latitude = system.getLatAxis();
        CoordinateAxis longitude = system.getLonAxis();
        if (time == null
                || latitude == null
                || longitude == null
                || system.getCoordinateAxes().size() != 3) {
            return Optional.empty();
        }
        String name = latitude.getFullName();
        int slash = name.lastIndexOf('/');
        boolean along = latitude.getRank() == 1
                && latitude.getDimensions().equals(time.getDimensions())
                && latitude.getDimensions().equals(longitude.getDimensions());
        return along && slash > 0
                ? Optional.of(new TrackAxes(
                        name.substring(0, slash),
                        time,
                        latitude,
                        longitude,
                        data(system, name.substring(0, slash + 1))))
                : Optional.empty();
    }

    private static List<Variable> data(CoordinateSystem system, String prefix) {
        Map<String, Variable> data = new LinkedHashMap<>();
        for (Variable variable : system.getNetcdfDataset().getVariables()) {
            if (variable.getFullName().startsWith(prefix)
                    && variable.getDataType().isNumeric()
                    && variable.getDimensions().equals(system.getLatAxis().getDimensions())
                    && !(variable instanceof CoordinateAxis)) {
                data.putIfAbsent(variable.getShortName(), variable);
            }
        }
        return new ArrayList<>(data.values());
    }

    /**
     * What the times count, in their calendar.
     *
     * @throws IllegalArgumentException if netcdf-java does not understand the units
     */
    CalendarDateUnit unit() {
        String units = Optional.ofNullable(time.getUnitsString()).orElse("");
        return CalendarDateUnit.withCalendar(time.getCalendarFromAttribute(), units);
    }

    private boolean hasDates(Formatter errors) {
        try {
            unit();
            return true;
        } catch (IllegalArgumentException e) {
            errors.format(
                    "%s is no track: netcdf-java makes no dates of %s in \"%s\"%n",
                    group, time.getFullName(), time.getUnitsString());
            return false;
        }
    }

    /** The beam; the whole path if it has none. */
    String name() {
        return List.of(group.split("/")).stream()
                .filter(part -> part.matches(BEAM))
                .findFirst()
                .orElse(group);
    }

    /** The path without the beam, which trajectories of one kind have in common. */
    String kind() {
        List<String> parts = new ArrayList<>(List.of(group.split("/")));
        parts.removeIf(part -> part.matches(BEAM));
        return parts.isEmpty() ? group : String.join("/", parts);
    }
}
