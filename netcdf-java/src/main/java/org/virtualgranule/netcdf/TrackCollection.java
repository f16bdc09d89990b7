package org.virtualgranule.netcdf;

import java.util.Iterator;
import java.util.List;
import ucar.nc2.constants.FeatureType;
import ucar.nc2.ft.PointFeatureCollection;
import ucar.nc2.ft.PointFeatureCollectionIterator;
import ucar.nc2.ft.TrajectoryFeature;
import ucar.nc2.ft.TrajectoryFeatureCollection;
import ucar.nc2.ft.point.PointFeatureCCImpl;
import ucar.unidata.geoloc.LatLonRect;

/** Trajectories of one kind, one for each beam. */
@SuppressWarnings("deprecation") // its older ways to iterate are still to be implemented
final class TrackCollection extends PointFeatureCCImpl implements TrajectoryFeatureCollection {
    private final List<Track> tracks;
    private Iterator<Track> local;

    TrackCollection(String name, List<Track> tracks) {
        super(name, tracks.get(0).getTimeUnit(), null, FeatureType.TRAJECTORY);
        this.tracks = List.copyOf(tracks);
        local = tracks.iterator();
    }

    @Override
    public TrajectoryFeatureCollection subset(LatLonRect box) {
        return new TrackCollection(
                name, tracks.stream().map(track -> track.subset(box, null)).toList());
    }

    @Override
    public int size() {
        return tracks.size();
    }

    @Override
    public Iterator<TrajectoryFeature> iterator() {
        return List.<TrajectoryFeature>copyOf(tracks).iterator();
    }

    @Override
    public PointFeatureCollectionIterator getPointFeatureCollectionIterator() {
        Iterator<Track> all = tracks.iterator();
        return new PointFeatureCollectionIterator() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public PointFeatureCollection next() {
                return all.next();
            }
        };
    }

    @Override
    public PointFeatureCollectionIterator getCollectionIterator() {
        return getPointFeatureCollectionIterator();
    }

    @Override
    public boolean hasNext() {
        return local.hasNext();
    }

    @Override
    public TrajectoryFeature next() {
        return local.next();
    }

    @Override
    public void resetIteration() {
        local = tracks.iterator();
    }
}
