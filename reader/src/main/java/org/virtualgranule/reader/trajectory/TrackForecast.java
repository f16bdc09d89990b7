package org.virtualgranule.reader.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.reader.product.Product;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.zarr.array.ChunkRead;
import org.virtualgranule.zarr.array.ChunkReader;
import org.virtualgranule.zarr.array.ReadPlan;
import org.virtualgranule.zarr.manifest.ArrayEntry;

/** Foretells what a reading of a granule's tracks would ask for. Only the search's probes are read. For one use. */
final class TrackForecast {
    private final TrajectoryReader granule;
    private final ChunkReader reader;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private PlannedStep search = new PlannedStep(PlannedStep.SEARCH, 0, 0, 0);

    TrackForecast(TrajectoryReader granule) {
        this.granule = granule;
        reader = granule.reader();
    }

    List<PlannedStep> steps(Region region, Optional<List<String>> columns) {
        Product product = granule.product();
        List<Track> tracks = Track.find(granule.store().manifest(), product);
        ColumnChoice choice = ColumnChoice.of(granule.store(), product, tracks, columns, diagnostics::add);
        List<CoordinateScan> scans =
                new CoordinateStep(tracks, region, this::probe, diagnostics::add).scans(product.motion());
        return List.of(
                search,
                step(
                        PlannedStep.COORDINATES,
                        scans.stream().flatMap(scan -> scan.start().stream()).toList()),
                step(
                        PlannedStep.COLUMNS,
                        scans.stream()
                                .flatMap(scan -> columns(scan, choice).stream())
                                .toList()));
    }

    private void probe(List<ChunkRead> chunks) {
        ReadPlan plan = reader.plan(chunks);
        search = search.plus(PlannedStep.of(PlannedStep.SEARCH, plan));
        reader.read(plan);
    }

    private PlannedStep step(String name, List<ChunkRead> chunks) {
        return PlannedStep.of(name, reader.plan(chunks));
    }

    private static List<ChunkRead> columns(CoordinateScan scan, ColumnChoice choice) {
        List<ChunkRead> chunks = new ArrayList<>();
        for (ArrayEntry array : scan.unread(choice.wanted(scan.track()))) {
            chunks.addAll(TrackSelection.gather(array, scan.rows()).start());
        }
        return chunks;
    }
}
