package org.virtualgranule.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.virtualgranule.zarr.sidecar.SidecarCache;
import picocli.CommandLine.Option;

/** Where sidecars are kept. */
final class CacheArguments {
    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Where sidecars of web servers are kept; default: the folder that VGRANULE_CACHE names, else"
                    + " vgranule in the user's caches.")
    private Optional<Path> folder = Optional.empty();

    private Optional<SidecarCache> cache = Optional.empty();

    /** The same one each time: it counts. */
    SidecarCache cache() {
        if (cache.isEmpty()) {
            cache = Optional.of(folder.map(SidecarCache::in).orElseGet(SidecarCache::standard));
        }
        return cache.get();
    }
}
