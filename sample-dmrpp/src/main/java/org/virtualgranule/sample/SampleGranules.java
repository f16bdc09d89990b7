package org.virtualgranule.sample;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The sample files that this module's jar carries. Reading them needs no native code. */
public final class SampleGranules {
    static final String SIDECAR_SUFFIX = ".dmrpp";
    static final String EXPECTED_SUFFIX = ".expected.json";
    static final String AREA = "aoi.geojson";
    static final String SUBSET = "expected-subset.csv";

    private SampleGranules() {}

    /**
     * Names the sample granules.
     *
     * @return their file names; the first has a flattened sidecar of 2020, the second a hierarchical one
     */
    public static List<String> names() {
        return GranulePlan.all().stream().map(GranulePlan::name).toList();
    }

    /**
     * Copies every sample file into a directory, over those that are there: each granule {@code X.h5} with
     * {@code X.h5.dmrpp} and {@code X.h5.expected.json}, the polygon {@code aoi.geojson}, and the rows inside it,
     * {@code expected-subset.csv}.
     *
     * @param directory the directory; it is made if need be
     * @return the same directory
     * @throws UncheckedIOException if a file cannot be copied
     */
    public static Path copyTo(Path directory) {
        try {
            Files.createDirectories(directory);
            for (String name : files()) {
                copy(name, directory.resolve(name));
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of all files, those that are not granules too. */
    static List<String> files() {
        Stream<String> granules =
                names().stream().flatMap(name -> Stream.of(name, name + SIDECAR_SUFFIX, name + EXPECTED_SUFFIX));
        return Stream.concat(granules, Stream.of(AREA, SUBSET)).toList();
    }

    private static void copy(String name, Path target) throws IOException {
        try (InputStream in = SampleGranules.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException("the sample-dmrpp jar lacks " + name);
            }
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
