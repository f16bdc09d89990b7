package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sidecars as writers before 2021 made them: through the DAP2 model, which has no signed byte and declares Int16. The
 * values and types must be those of the HDF5 file all the same.
 */
class SignedBytesTest {
    /** A copy of a flattened sidecar without any signed byte. */
    private static Path widened(Path sidecar, Path directory) throws IOException {
        String text = Files.readString(sidecar, StandardCharsets.ISO_8859_1);
        String wide = text.replaceAll("(</?)Int8\\b", "$1Int16").replace("type=\"Int8\"", "type=\"Int16\"");
        return Files.writeString(directory.resolve("wide_" + sidecar.getFileName()), wide, StandardCharsets.ISO_8859_1);
    }

    @Test
    void everyDatasetOfTheRealGranulesStillEqualsWhatH5pyReads(@TempDir Path directory) throws IOException {
        assumeTrue(Project.hasShared(), Project.withoutShared());
        int datasets = 0;
        int documents = 0;
        for (Project.Case granule : Project.realGranules()) {
            boolean flattened = !granule.sidecar().getParent().endsWith("groups");
            if (flattened) {
                Path sidecar = widened(granule.sidecar(), directory);
                datasets += DigestsTest.verify(new Project.Case(granule.granule(), sidecar, granule.expected()));
                documents++;
            }
        }
        System.out.println("sidecars without Int8: " + documents + ", digests equal to h5py's: " + datasets);
        assertThat(datasets).isGreaterThan(2500);
    }

    @Test
    void aSubsetHasTheSameColumnsAndRowsInOneFileWithOthers(@TempDir Path directory) throws IOException {
        Project.Case sample = Project.samples(directory).get(0);
        Path wide = widened(sample.sidecar(), directory);
        String link = wide.toString().replace(".dmrpp", "");
        Files.copy(sample.granule(), Path.of(link));

        Path stated = subset(directory, "stated.parquet", sample.sidecar());
        Path found = subset(directory, "found.parquet", wide);
        Path both = subset(directory, "both.parquet", sample.sidecar(), wide);

        assertThat(Parquet.rows(found, "DESCRIBE SELECT * FROM FILE"))
                .isEqualTo(Parquet.rows(stated, "DESCRIBE SELECT * FROM FILE"));
        String rows = "SELECT * EXCLUDE (geometry, bbox, granule) FROM FILE";
        assertThat(Parquet.rows(found, rows))
                .isEqualTo(Parquet.rows(stated, rows))
                .isNotEmpty();
        assertThat(Parquet.count(both)).isEqualTo(2 * Parquet.count(stated));
    }

    private static Path subset(Path directory, String name, Path... sidecars) {
        Path out = directory.resolve(name);
        Object[] arguments = new Object[5 + sidecars.length];
        Object[] first = {"subset", "--polygon", directory.resolve("aoi.geojson"), "--out", out};
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(sidecars, 0, arguments, first.length, sidecars.length);
        Command command = Command.run(arguments);
        assertThat(command.exit()).as(command.err()).isZero();
        return out;
    }
}
