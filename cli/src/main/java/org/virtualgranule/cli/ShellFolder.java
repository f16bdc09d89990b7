package org.virtualgranule.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.virtualgranule.sample.SampleGranules;

/** What a session needs as files: its scripts, the sample. They go when the process ends, however it does. */
final class ShellFolder {
    private final Path folder;

    ShellFolder() throws IOException {
        folder = Files.createTempDirectory("vgranule-shell");
        // of what is to be deleted the first is deleted last
        folder.toFile().deleteOnExit();
    }

    /** The sample whose first track enters the polygon. */
    Path sample() throws IOException {
        SampleGranules.copyTo(folder);
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> file.toFile().deleteOnExit());
        }
        return folder.resolve(SampleGranules.names().get(1) + ".dmrpp");
    }

    /** The polygon that comes with the sample. */
    Path polygon() {
        return folder.resolve("aoi.geojson");
    }

    /** A script of this package, with lines after it. */
    Path script(String name, List<String> more) throws IOException {
        try (InputStream in = ShellFolder.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException("the command's jar lacks " + name);
            }
            Path script = Files.write(folder.resolve(name), in.readAllBytes());
            script.toFile().deleteOnExit();
            return Files.write(script, more, StandardOpenOption.APPEND);
        }
    }
}
