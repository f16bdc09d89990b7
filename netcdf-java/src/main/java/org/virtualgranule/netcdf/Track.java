package org.virtualgranule.netcdf;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import ucar.ma2.Array;
import ucar.ma2.StructureData;
import ucar.nc2.ft.PointFeature;
import ucar.nc2.ft.PointFeatureIterator;
import ucar.nc2.ft.point.PointFeatureImpl;
import ucar.nc2.ft.point.TrajectoryFeatureImpl;
import ucar.nc2.time.CalendarDateRange;
import ucar.unidata.geoloc.EarthLocation;
import ucar.unidata.geoloc.LatLonPoint;
import ucar.unidata.geoloc.LatLonRect;

/**
 * One trajectory, or the points of it in an area and a time. Iterating reads times and places, then of the other variables
 * the blocks with points that are asked for data. A row without a place or a time is no point.
 */
@SuppressWarnings("deprecation") // the iterator that netcdf-java itself calls
final class Track extends TrajectoryFeatureImpl {
    private final TrackAxes axes;
    private final Filter filter;

    /** Says which points are wanted. */
    private interface Filter {
        boolean test(double latitude, double longitude, double time);

        default Filter and(Filter other) {
            return (latitude, longitude, time) ->
                    test(latitude, longitude, time) && other.test(latitude, longitude, time);
        }
    }

    Track(TrackAxes axes) {
        this(axes, (latitude, longitude, time) -> !Double.isNaN(latitude + longitude + time));
    }

    private Track(TrackAxes axes, Filter filter) {
        super(axes.name(), axes.unit(), null, -1);
        this.axes = axes;
        this.filter = filter;
    }

    /**
     * The points in a box, on its boundary too, and in a time; either may be null, netcdf-java's word for all. A point counts
     * by the place and the date that it states: a longitude from -180 to 180, and whole milliseconds.
     */
    @Override
    public Track subset(LatLonRect box, CalendarDateRange dates) {
        Filter both = filter;
        if (box != null) {
            both = both.and((latitude, longitude, time) -> box.contains(LatLonPoint.create(latitude, longitude)));
        }
        if (dates != null) {
            // of times far away there may be no date
            double least = timeUnit.makeOffsetFromRefDate(dates.getStart()) - 1;
            double most = timeUnit.makeOffsetFromRefDate(dates.getEnd()) + 1;
            both = both.and((latitude, longitude, time) ->
                    time >= least && time <= most && dates.includes(timeUnit.makeCalendarDate(time)));
        }
        return new Track(axes, both);
    }

    /** There is nothing to say of a beam as a whole. */
    @Override
    public StructureData getFeatureData() {
        return StructureData.EMPTY;
    }

    @Override
    public PointFeatureIterator getPointFeatureIterator() throws IOException {
        List<Array> coordinates = AtOnce.all(List.of(axes.time(), axes.latitude(), axes.longitude()).stream()
                .map(axis -> (Callable<Array>) axis::read)
                .toList());
        return new Points(coordinates.get(0), coordinates.get(1), coordinates.get(2));
    }

    private final class Points implements PointFeatureIterator {
        private final Array times;
        private final Array latitudes;
        private final Array longitudes;
        private final int[] rows;
        private final TrackData data;
        private int next;

        Points(Array times, Array latitudes, Array longitudes) {
            this.times = times;
            this.latitudes = latitudes;
            this.longitudes = longitudes;
            rows = IntStream.range(0, (int) times.getSize())
                    .filter(row ->
                            filter.test(latitudes.getDouble(row), longitudes.getDouble(row), times.getDouble(row)))
                    .toArray();
            data = new TrackData(axes.data(), rows);
            getInfo().nobs = rows.length;
            getInfo().nfeatures = rows.length;
            getInfo().setComplete();
        }

        @Override
        public boolean hasNext() {
            return next < rows.length;
        }

        @Override
        public PointFeature next() {
            int row = rows[next++];
            EarthLocation place = EarthLocation.create(latitudes.getDouble(row), longitudes.getDouble(row), Double.NaN);
            return new Point(place, times.getDouble(row), data, row);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private final class Point extends PointFeatureImpl {
        private final TrackData data;
        private final int row;

        Point(EarthLocation place, double time, TrackData data, int row) {
            super(Track.this, place, time, time, Track.this.timeUnit);
            this.data = data;
            this.row = row;
        }

        @Override
        public StructureData getFeatureData() throws IOException {
            return data.row(row);
        }

        @Override
        public StructureData getDataAll() throws IOException {
            return data.row(row);
        }
    }
}
