package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.RunPlan;
import org.virtualgranule.reader.SubsetRun;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.trajectory.PlannedStep;
import org.virtualgranule.zarr.bytes.ByteSources;
import org.virtualgranule.zarr.bytes.CountingByteSource;

/** What a run would ask for, told without asking for it. */
class DryRunTest {
    private static final Region WORLD = Region.box(-180, -90, 180, 90);

    @TempDir
    private Path directory;

    private List<String> granules;

    @BeforeEach
    void copySamples() {
        granules = Project.samples(directory).stream()
                .map(sample -> sample.sidecar().toString())
                .toList();
    }

    private RunPlan plan(Region region, CountingByteSource source) {
        return new SubsetRun(region, Optional.empty(), GranuleOptions.defaults().withSource(source), false)
                .plan(granules, granule -> {});
    }

    @Test
    void aPlanReadsTheSidecarsAndNothingElseWhereNothingIsSearched() {
        try (CountingByteSource source = new CountingByteSource(ByteSources.standard())) {
            RunPlan plan = plan(WORLD, source);
            assertThat(plan.granules()).isEqualTo(granules.size());
            assertThat(plan.steps())
                    .extracting(PlannedStep::name)
                    .containsExactly(PlannedStep.SEARCH, PlannedStep.COORDINATES, PlannedStep.COLUMNS);
            assertThat(source.requests()).isEqualTo(granules.size());
            assertThat(source.bytes()).isEqualTo(source.documentBytes());
        }
    }

    @Test
    void ofAllRowsThePlanIsWhatTheRunThenAsksFor() {
        try (CountingByteSource source = new CountingByteSource(ByteSources.standard())) {
            RunPlan plan = plan(WORLD, source);
            long before = source.requests();
            long bytes = source.bytes() - source.documentBytes();
            for (String granule : granules) {
                try (VirtualGranule open =
                        VirtualGranule.open(granule, GranuleOptions.defaults().withSource(source))) {
                    open.subset(WORLD).read();
                }
            }
            long sidecars = granules.size();
            assertThat(plan.steps().stream().mapToLong(PlannedStep::requests).sum())
                    .isEqualTo(source.requests() - before - sidecars);
            assertThat(plan.steps().stream()
                            .mapToLong(step -> step.bytesWanted() + step.bytesOverRead())
                            .sum())
                    .isEqualTo(source.bytes() - source.documentBytes() - bytes);
        }
    }

    @Test
    void theCommandPrintsTheStepsAndWritesNothing() {
        Command command = Command.run(
                "subset",
                "--dry-run",
                "--polygon",
                directory.resolve("aoi.geojson"),
                granules.get(0),
                directory.resolve("nothing.h5"));
        assertThat(command.exit()).isEqualTo(3);
        assertThat(command.err()).contains("failed (read_failed)").contains("nothing.h5.dmrpp");
        assertThat(command.out().lines().map(line -> line.split(" ")[0]))
                .containsExactly("step", "sidecars", "search", "coordinates", "columns");
        assertThat(command.out()).containsPattern("sidecars +2 +\\d+ +0  read to know this");
    }

    @Test
    void eitherAFileOrADryRunIsAskedFor() {
        assertThat(Command.run("subset", "--bbox", "1,2,3,4", granules.get(0)).err())
                .contains("say with --out which file to write");
        assertThat(Command.run("subset", "--bbox", "1,2,3,4", "--dry-run", "--out", "x", granules.get(0))
                        .err())
                .contains("--dry-run writes nothing");
    }
}
