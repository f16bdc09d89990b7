package org.virtualgranule.netcdf;

import java.util.ArrayList;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ucar.nc2.VariableSimpleIF;
import ucar.nc2.constants.FeatureType;
import ucar.nc2.dataset.NetcdfDataset;
import ucar.nc2.ft.FeatureDataset;
import ucar.nc2.ft.FeatureDatasetFactory;
import ucar.nc2.ft.point.PointDatasetImpl;
import ucar.nc2.util.CancelTask;

/**
 * Offers a granule's beams as netcdf-java's trajectories: {@code FeatureDatasetFactoryManager.open} gives a point dataset
 * with a collection for each group that beams have, such as {@code land_ice_segments}, and in it a trajectory for each beam.
 * netcdf-java's own factories find none, for they take a file for one table. Only granules behind sidecars are taken.
 */
public final class TrackDatasetFactory implements FeatureDatasetFactory {
    /** For netcdf-java, which finds this class as a service. */
    public TrackDatasetFactory() {}

    /** The trajectories, or null, netcdf-java's word for no. */
    @Override
    public Object isMine(FeatureType wanted, NetcdfDataset dataset, Formatter errors) {
        boolean trajectories = wanted == null || wanted == FeatureType.TRAJECTORY || wanted == FeatureType.ANY_POINT;
        if (!trajectories || !DmrppIosp.FILE_TYPE.equals(dataset.getFileTypeId())) {
            return null;
        }
        List<TrackAxes> tracks = TrackAxes.of(dataset, errors);
        return tracks.isEmpty() ? null : tracks;
    }

    @Override
    public FeatureDataset open(
            FeatureType wanted, NetcdfDataset dataset, Object analysis, CancelTask cancel, Formatter errors) {
        return new Tracks(
                dataset,
                ((List<?>) analysis).stream().map(TrackAxes.class::cast).toList());
    }

    @Override
    public FeatureType[] getFeatureTypes() {
        return new FeatureType[] {FeatureType.TRAJECTORY};
    }

    private static final class Tracks extends PointDatasetImpl {
        Tracks(NetcdfDataset dataset, List<TrackAxes> tracks) {
            super(dataset, FeatureType.TRAJECTORY);
            Map<String, List<Track>> kinds = new LinkedHashMap<>();
            Map<String, VariableSimpleIF> variables = new LinkedHashMap<>();
            for (TrackAxes axes : tracks) {
                kinds.computeIfAbsent(axes.kind(), kind -> new ArrayList<>()).add(new Track(axes));
                axes.data()
                        .forEach(variable ->
                                variables.computeIfAbsent(variable.getShortName(), name -> TrackColumn.of(variable)));
            }
            // both lists stay the dataset's own: callers take out of them what their writer cannot write
            dataVariables = new ArrayList<>(variables.values());
            collectionList = new ArrayList<>();
            kinds.forEach((kind, members) -> collectionList.add(new TrackCollection(kind, members)));
        }
    }
}
