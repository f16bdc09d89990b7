package org.virtualgranule.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
        return bbox == null ? polygon(polygon) : box(bbox);
    }

    private static Region polygon(String text) {
        try {
            if (Region.isText(text)) {
                return Region.parse(text, "--polygon");
            }
            Path file = Path.of(text);
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new IllegalArgumentException(
                        "--polygon " + text + ": no such file, or it cannot be read, and it is no WKT either");
            }
            return Region.read(file);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("--polygon: neither a file nor WKT: " + e.getReason());
        } catch (IOException e) {
            throw new UncheckedIOException("--polygon " + text + " cannot be read: " + e.getMessage(), e);
        }
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
