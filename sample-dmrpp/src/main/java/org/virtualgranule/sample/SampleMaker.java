package org.virtualgranule.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes all sample files. Needs libhdf5, which this module carries for Linux on x86-64 only. */
public final class SampleMaker {
    private final Path directory;

    private SampleMaker(Path directory) {
        this.directory = directory;
    }

    /**
     * Writes the sample files into a directory, over those that are there; the same bytes every time.
     *
     * @param arguments the directory; it is made if need be
     * @throws IOException if a file cannot be written
     * @throws IllegalArgumentException if there is not exactly one argument
     * @throws IllegalStateException if libhdf5 reports an error
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException(
                    "one argument expected, the output directory; " + arguments.length + " given");
        }
        new SampleMaker(Files.createDirectories(Path.of(arguments[0]))).makeAll();
    }

    private void makeAll() throws IOException {
        List<String> lines = new ArrayList<>(List.of(SubsetOracle.header()));
        List<GranulePlan> plans = GranulePlan.all();
        lines.addAll(make(plans.get(0), new FlattenedStyle()));
        lines.addAll(make(plans.get(1), new HierarchicalStyle()));
        String table = String.join("\n", lines) + "\n";
        Files.write(directory.resolve(SampleGranules.SUBSET), table.getBytes(StandardCharsets.US_ASCII));
        JsonFile.write(directory.resolve(SampleGranules.AREA), geoJson());
    }

    /** Makes a granule, then all that is known of it from the file itself; answers the selected rows. */
    private List<String> make(GranulePlan plan, SidecarStyle style) throws IOException {
        Path granule = directory.resolve(plan.name());
        GranuleWriter.write(GranuleContent.of(plan), granule);
        StoredGroup root = GranuleReader.read(granule);
        SidecarWriter.write(root, style, granule, directory.resolve(plan.name() + SampleGranules.SIDECAR_SUFFIX));
        ExpectedWriter.write(root, granule, directory.resolve(plan.name() + SampleGranules.EXPECTED_SUFFIX));
        return new SubsetOracle(plan.name(), root).lines();
    }

    private static Map<String, Object> geoJson() {
        List<List<Double>> ring = AreaOfInterest.ring().stream()
                .map(corner -> List.of(corner.x(), corner.y()))
                .toList();
        // tree maps: their order, and so the file, does not change from run to run
        Map<String, Object> geometry = new TreeMap<>(Map.of("type", "Polygon", "coordinates", List.of(ring)));
        Map<String, Object> feature =
                new TreeMap<>(Map.of("type", "Feature", "properties", Map.of(), "geometry", geometry));
        return new TreeMap<>(Map.of("type", "FeatureCollection", "features", List.of(feature)));
    }
}
