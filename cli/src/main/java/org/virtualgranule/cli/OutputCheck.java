package org.virtualgranule.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.manifest.DataLocation;

/** Finds out before anything is read what would be a pity to find out afterwards: that the output cannot be. */
final class OutputCheck {
    private OutputCheck() {}

    /**
     * Checks the output file.
     *
     * @throws IllegalArgumentException if it cannot be written, or is one of the inputs
     */
    static void check(Path out, Optional<Path> polygon, GranuleArguments granules) {
        Path folder = out.toAbsolutePath().getParent();
        if (out.toString().equals("-")) {
            throw new IllegalArgumentException("--out -: the output cannot be streamed; name a file");
        }
        if (Files.isDirectory(out)) {
            throw new IllegalArgumentException("--out " + out + " is a directory; name a file");
        }
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new IllegalArgumentException(
                    "--out " + out + " cannot be written: " + folder + " is no directory that can be written to");
        }
        for (Path input : inputs(polygon, granules)) {
            if (isSame(out, input)) {
                throw new IllegalArgumentException("--out " + out + " is one of the inputs; it would be overwritten");
            }
        }
    }

    /** Every local file that is read, or may be. */
    private static List<Path> inputs(Optional<Path> polygon, GranuleArguments granules) {
        List<Path> inputs = new ArrayList<>();
        polygon.ifPresent(inputs::add);
        List<String> addresses = new ArrayList<>(granules.granules());
        granules.data().ifPresent(addresses::add);
        for (String address : addresses) {
            URI uri = Locations.parse(address);
            if (Locations.isFile(uri)) {
                inputs.add(Path.of(uri));
                if (uri.getRawPath().endsWith("/")) {
                    inputs.add(Path.of(uri).resolve("manifest.parquet"));
                    continue;
                }
                Path sidecar = Path.of(DataLocation.sidecarOf(uri));
                inputs.add(sidecar);
                inputs.add(Path.of(sidecar.toString().replaceFirst("\\.dmrpp$", "")));
            }
        }
        return inputs;
    }

    private static boolean isSame(Path a, Path b) {
        try {
            return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
        } catch (IOException e) {
            return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
        }
    }
}
