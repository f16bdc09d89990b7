package org.virtualgranule.it.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.it.Project;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.SubsetRun;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.zarr.bytes.ByteSources;
import org.virtualgranule.zarr.bytes.HttpOptions;
import org.virtualgranule.zarr.bytes.Patience;

/** The built-in samples under many names, and the subset of all of them. */
final class ManyGranules {
    /** Short pauses, and a second request soon, so that tests do not wait. */
    static final Patience SHORT = new Patience(
            4, Duration.ofMillis(2), Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofMillis(100));

    private final Path directory;
    private final List<String> names = new ArrayList<>();

    /** Links in a folder, to be served as if they were files. */
    ManyGranules(Path directory, int count) throws IOException {
        this.directory = directory;
        List<Project.Case> samples = Project.samples(directory);
        for (int i = 0; i < count; i++) {
            Project.Case sample = samples.get(i % samples.size());
            String name = String.format("ATL06_201904%02d064703_%04d0302_006_01.h5", i + 1, i + 1);
            Files.createSymbolicLink(directory.resolve(name), sample.granule());
            Files.createSymbolicLink(directory.resolve(name + ".dmrpp"), sample.sidecar());
            names.add(name);
        }
    }

    Path polygon() {
        return directory.resolve("aoi.geojson");
    }

    Path output(String name) {
        return directory.resolve(name + ".parquet");
    }

    String name(int granule) {
        return names.get(granule);
    }

    List<String> names() {
        return names;
    }

    List<String> files() {
        return names.stream().map(name -> directory.resolve(name).toString()).toList();
    }

    List<String> at(FaultyServer server) {
        return names.stream().map(server::address).toList();
    }

    /** The file that a run without a network gives. */
    Path local() throws IOException {
        Path file = output("local");
        run(HttpOptions.defaults(), files(), file);
        return file;
    }

    /** A run with a client of its own. */
    SubsetRun.Summary run(HttpOptions options, List<String> addresses, Path file) throws IOException {
        try (ByteSources source = ByteSources.standard(options)) {
            return run(GranuleOptions.defaults().withSource(source), addresses, file);
        }
    }

    SubsetRun.Summary run(GranuleOptions options, List<String> addresses, Path file) throws IOException {
        return new SubsetRun(Region.read(polygon()), Optional.empty(), options, false)
                .write(addresses, file, address -> {});
    }
}
