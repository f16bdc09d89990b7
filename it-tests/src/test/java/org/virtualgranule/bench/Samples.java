package org.virtualgranule.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The real files that some benchmarks read. */
final class Samples {
    private Samples() {}

    /** A sidecar of Hyrax, 2.25 MB with 12,772 chunks. */
    static Path sidecar() {
        return shared("conformance/sidecars/hyrax/ATL08_20200716202251.h5.dmrpp");
    }

    /** A granule of the caller's, for figures of a full-size one; else a subset of the archive's. */
    static Path granule() {
        return Optional.ofNullable(System.getenv("BENCH_GRANULE"))
                .map(Path::of)
                .orElseGet(() -> shared("granules/ATL06_20181014001049_02350102_003_01.h5.dmrpp"));
    }

    private static Path shared(String name) {
        Path file = Path.of(System.getProperty("bench.shared", "../shared"), name);
        if (!Files.exists(file)) {
            throw new IllegalStateException("no " + file + "; start the benchmarks with it-tests/bench");
        }
        return file;
    }
}
