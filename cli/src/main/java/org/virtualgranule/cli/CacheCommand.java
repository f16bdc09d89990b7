package org.virtualgranule.cli;

import java.nio.file.Path;
import org.virtualgranule.reader.view.Printable;
import org.virtualgranule.zarr.sidecar.SidecarCache;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code vgranule cache}: the sidecars that are kept on disk. */
@Command(
        name = "cache",
        mixinStandardHelpOptions = true,
        description = "Tells of the sidecars that are kept on disk, or removes them.")
final class CacheCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Command(mixinStandardHelpOptions = true, description = "Prints where they are, how many, and their bytes.")
    int info(@Mixin CacheArguments arguments) {
        SidecarCache cache = arguments.cache();
        return tell(cache, "", cache.contents());
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Removes them. Files that are not the cache's own stay, and so do folders.")
    int clear(@Mixin CacheArguments arguments) {
        SidecarCache cache = arguments.cache();
        return tell(cache, "removed from ", cache.clear());
    }

    private int tell(SidecarCache cache, String what, SidecarCache.Contents contents) {
        if (cache.problem().isPresent()) {
            spec.commandLine()
                    .getErr()
                    .println("error: " + Printable.of(cache.problem().get()));
            return Vgranule.OUTPUT_FAILED;
        }
        String place = cache.folder().map(Path::toString).orElse("");
        spec.commandLine()
                .getOut()
                .println(what + Printable.of(place) + ": " + Printable.count(contents.entries(), "sidecar") + ", "
                        + Printable.count(contents.bytes(), "byte"));
        return 0;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: info or clear");
    }
}
