package org.virtualgranule.zarr.sidecar;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a user's caches are: each operating system has its own custom. */
final class CachePlace {
    /** Overrides the custom. */
    static final String VARIABLE = "VGRANULE_CACHE";

    private static final String NAME = "vgranule";

    private CachePlace() {}

    static Optional<Path> standard() {
        return of(System.getenv(), System.getProperty("os.name"), System.getProperty("user.home"));
    }

    /** Empty if there is no home, as for some services. */
    static Optional<Path> of(Map<String, String> variables, String system, String home) {
        return named(variables)
                .or(() -> caches(variables, String.valueOf(system).toLowerCase(Locale.ROOT), home)
                        .map(caches -> caches.resolve(NAME)));
    }

    /** The folder that the user names; empty if none is named. */
    static Optional<Path> named(Map<String, String> variables) {
        return path(variables.get(VARIABLE)).map(Path::toAbsolutePath);
    }

    private static Optional<Path> caches(Map<String, String> variables, String system, String home) {
        if (system.startsWith("windows")) {
            return absolute(variables.get("LOCALAPPDATA")).or(() -> below(home, "AppData/Local"));
        }
        return system.startsWith("mac")
                ? below(home, "Library/Caches")
                : absolute(variables.get("XDG_CACHE_HOME")).or(() -> below(home, ".cache"));
    }

    private static Optional<Path> below(String home, String folder) {
        return absolute(home).map(path -> path.resolve(folder));
    }

    /** The specification of XDG_CACHE_HOME passes over relative paths; a home that is unknown to Java is "?". */
    private static Optional<Path> absolute(String text) {
        return path(text).filter(Path::isAbsolute);
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.ofNullable(text).filter(t -> !t.isBlank()).map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
