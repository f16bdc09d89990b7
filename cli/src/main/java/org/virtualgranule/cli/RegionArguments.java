package org.virtualgranule.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.virtualgranule.reader.region.Region;
import picocli.CommandLine.Option;

/** The region: a polygon or a box, one of the two. */
final class RegionArguments {
    @Option(
            names = "--polygon",
            paramLabel = "FILE|WKT",
            description = "GeoJSON or WKT file with polygons, or WKT itself.")
    private String polygon;

    @Option(
            names = "--bbox",
            paramLabel = "W,S,E,N",
            description = "Bounding box in degrees; west > east crosses the antimeridian.")
    private String bbox;

    /** The polygon's file, if it is one. */
    Optional<Path> file() {
        return polygon == null || Region.isText(polygon) ? Optional.empty() : Optional.of(Path.of(polygon));
    }

    Region region() {
        return bbox == null ? Region.of(polygon, "--polygon") : box(bbox);
    }

    private static Region box(String text) {
        String[] words = text.split(",", -1);
        try {
            if (words.length == 4) {
                return Region.box(
                        Double.parseDouble(words[0].strip()),
                        Double.parseDouble(words[1].strip()),
                        Double.parseDouble(words[2].strip()),
                        Double.parseDouble(words[3].strip()));
            }
        } catch (NumberFormatException e) {
            // said below, with the whole text
        }
        throw new IllegalArgumentException(
                "--bbox \"" + text + "\" is not four numbers with commas between: west,south,east,north");
    }
}
