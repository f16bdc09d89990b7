package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** fsspec, zarr-python and xarray find in the exports what h5py finds in the files. */
@Tag("clients")
class ReferencesTest {
    private static final String ALL_EQUAL = "0 differences (";

    @TempDir
    private Path directory;

    private final List<Object> arguments = new ArrayList<>();

    /** Adds an export to those that are to be read. */
    private void export(String format, List<Path> sidecars) {
        Path out = directory.resolve(arguments.size() + "." + format.replaceFirst(".*-", ""));
        List<Object> words = new ArrayList<>(List.of("refs", "--format", format, "--out", out));
        words.addAll(sidecars);
        Command command = Command.run(words.toArray());
        assertThat(command.exit()).as(command.err()).isZero();
        assertThat(command.err()).isEmpty();
        for (Path sidecar : sidecars) {
            String granule = sidecar.toString().replaceFirst("\\.dmrpp$", "");
            String group = "#" + Path.of(granule).getFileName();
            arguments.addAll(List.of(out + (sidecars.size() > 1 ? group : ""), granule));
        }
    }

    private void allArraysAreEqual() throws IOException, InterruptedException {
        assumeTrue(Oracle.ZARR.isThere(), Oracle.ZARR.without());
        String report = Oracle.ZARR.run("check_references.py", arguments.toArray());
        System.out.println(report.strip());
        assertThat(report.lines().reduce("", (before, line) -> line)).startsWith("0 differences (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kerchunk-json", "kerchunk-parquet"})
    void theSamplesAreReadAsTheyAreAloneAndTogether(String format) throws Exception {
        List<Path> sidecars =
                Project.samples(directory).stream().map(Project.Case::sidecar).toList();
        sidecars.forEach(sidecar -> export(format, List.of(sidecar)));
        export(format, sidecars);
        allArraysAreEqual();
    }

    @Test
    void everySharedGranuleIsReadAsItIsByItsFlattenedSidecar() throws Exception {
        assumeTrue(Project.hasShared(), Project.withoutShared());
        sidecars("granules").forEach(sidecar -> export("kerchunk-json", List.of(sidecar)));
        allArraysAreEqual();
    }

    /** Its chunks are not where Zarr's clients look: they shall not find fill values there. */
    @Test
    void aManifestIsRefusedByClientsThatDoNotKnowManifests() throws Exception {
        assumeTrue(Oracle.ZARR.isThere(), Oracle.ZARR.without());
        Path sample = Project.samples(directory).get(0).sidecar();
        export("manifest", List.of(sample));
        String manifest = arguments.get(0).toString();
        String report = Oracle.ZARR.run("check_refused.py", manifest, "gt1l/land_ice_segments", "h_li");
        assertThat(report.lines()).containsExactly("zarr refuses", "xarray refuses");
    }

    @Test
    void gdalReadsReferencesToo() throws Exception {
        assumeTrue(Oracle.GDAL.isThere(), Oracle.GDAL.without());
        for (Project.Case sample : Project.samples(directory)) {
            export("kerchunk-json", List.of(sample.sidecar()));
            arguments.set(arguments.size() - 1, sample.expected());
        }
        arguments.addAll(0, List.of("--below", "/gt1l"));
        assertThat(Oracle.GDAL.run("check_gdal.py", arguments.toArray()).strip())
                .endsWith(" passed, 0 failed");
    }

    @Test
    void allSharedGranulesAreReadAsTheyAreInOneHierarchyByTheirSidecarsWithGroups() throws Exception {
        assumeTrue(Project.hasShared(), Project.withoutShared());
        export("kerchunk-parquet", sidecars("groups"));
        allArraysAreEqual();
    }

    /** Sidecars of a folder, each beside its granule. */
    private List<Path> sidecars(String folder) throws IOException {
        List<Path> sidecars = new ArrayList<>();
        for (Project.Case granule : Project.realGranules()) {
            if (granule.sidecar().getParent().endsWith(folder)) {
                Files.copy(
                        granule.granule(), directory.resolve(granule.granule().getFileName()));
                sidecars.add(Files.copy(
                        granule.sidecar(), directory.resolve(granule.sidecar().getFileName())));
            }
        }
        return sidecars;
    }
}
