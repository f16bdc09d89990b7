package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.RunPlan;
import org.virtualgranule.reader.SubsetRun;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.FileByteSource;
import org.virtualgranule.zarr.bytes.Version;

/** This program fails over one granule of several in a way that nobody foresaw: that costs this granule alone. */
class InternalFaultTest {
    private static final String SECRET = "https://archive.example/a.h5?X-Amz-Signature=secret";

    @TempDir
    private Path directory;

    private List<String> granules;
    private Path file;

    @BeforeEach
    void copySamples() {
        granules = Project.samples(directory).stream()
                .map(sample -> sample.granule().toString())
                .toList();
        file = directory.resolve("out.parquet");
    }

    /** Fails over the first granule: in all that is read of it, or in its data only. */
    private record Faulty(FileByteSource files, String name, boolean deep) implements ByteSource {
        @Override
        public ByteBuffer read(URI location, ByteRange range) {
            if (location.getPath().endsWith(name) && deep) {
                return recurse(location, range);
            }
            fail(location, name);
            return files.read(location, range);
        }

        private ByteBuffer recurse(URI location, ByteRange range) {
            ByteBuffer never = recurse(location, range);
            return never.slice();
        }

        @Override
        public Document open(URI location, Optional<Version> known) {
            if (!deep) {
                fail(location, name + ".dmrpp");
            }
            return files.open(location, known);
        }

        private static void fail(URI location, String end) {
            if (location.getPath().endsWith(end)) {
                throw new IllegalStateException(SECRET);
            }
        }

        @Override
        public void close() {
            files.close();
        }
    }

    private SubsetRun run(boolean deep, boolean failFast) {
        String name = Path.of(granules.get(0)).getFileName().toString();
        GranuleOptions options = GranuleOptions.defaults().withSource(new Faulty(new FileByteSource(), name, deep));
        return new SubsetRun(Region.box(-180, -90, 180, 90), Optional.empty(), options, failFast);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theRowsOfTheOthersAreWritten(boolean deep) {
        SubsetRun.Summary summary = run(deep, false).write(granules, file, granule -> {});
        assertThat(summary.granules()).isEqualTo(granules.size() - 1);
        assertThat(summary.rows()).isPositive().isEqualTo(Parquet.count(file));
        assertThat(summary.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.address()).isEqualTo(granules.get(0));
            assertThat(failure.isInternal()).isTrue();
            assertThat(failure.error())
                    .hasMessageContaining(" internal error: java.lang.")
                    .hasMessageContaining(deep ? "StackOverflowError" : "IllegalStateException")
                    .hasMessageContaining("InternalFaultTest$Faulty.")
                    .hasMessageNotContaining("secret");
        });
    }

    @Test
    void aDryRunGoesOnToo() {
        RunPlan plan = run(false, false).plan(granules, granule -> {});
        assertThat(plan.granules()).isEqualTo(granules.size() - 1);
        assertThat(plan.failures()).singleElement().matches(SubsetRun.Failure::isInternal);
    }

    @Test
    void whoWantsTheFirstFailureToEndTheRunGetsThat() {
        SubsetRun.Summary summary = run(false, true).write(granules, file, granule -> {});
        assertThat(summary.failures()).hasSize(1);
        assertThat(summary.granules()).isZero();
        assertThat(file).doesNotExist();
    }
}
