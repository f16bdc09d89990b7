package org.virtualgranule.zarr.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the paths are those of other systems")
class CachePlaceTest {
    private static Optional<String> place(Map<String, String> variables, String system, String home) {
        return CachePlace.of(variables, system, home).map(Path::toString);
    }

    @Test
    void eachSystemHasItsOwnPlace() {
        assertThat(place(Map.of(), "Linux", "/home/me")).contains("/home/me/.cache/vgranule");
        assertThat(place(Map.of(), "Mac OS X", "/Users/me")).contains("/Users/me/Library/Caches/vgranule");
        assertThat(place(Map.of(), "Windows 11", "/me")).contains("/me/AppData/Local/vgranule");
        assertThat(place(Map.of("LOCALAPPDATA", "/local"), "Windows 11", "/me")).contains("/local/vgranule");
        assertThat(place(Map.of("XDG_CACHE_HOME", "/xdg"), "Linux", "/home/me")).contains("/xdg/vgranule");
    }

    @Test
    void theVariableNamesTheFolderItself() {
        assertThat(place(Map.of("VGRANULE_CACHE", "/mine", "XDG_CACHE_HOME", "/xdg"), "Linux", "/home/me"))
                .contains("/mine");
        assertThat(place(Map.of("VGRANULE_CACHE", "mine"), "Linux", "/home/me"))
                .contains(Path.of("mine").toAbsolutePath().toString());
    }

    @Test
    void withoutTheVariableNobodyHasAskedForACache() {
        assertThat(CachePlace.named(Map.of("VGRANULE_CACHE", "/mine"))).contains(Path.of("/mine"));
        assertThat(CachePlace.named(Map.of("VGRANULE_CACHE", ""))).isEmpty();
        assertThat(CachePlace.named(Map.of("XDG_CACHE_HOME", "/xdg"))).isEmpty();
    }

    @Test
    void whatIsEmptyOrRelativeIsPassedOver() {
        assertThat(place(Map.of("VGRANULE_CACHE", " ", "XDG_CACHE_HOME", "xdg"), "Linux", "/home/me"))
                .contains("/home/me/.cache/vgranule");
        assertThat(place(Map.of(), "Linux", "?")).isEmpty();
        assertThat(place(Map.of(), "Linux", null)).isEmpty();
        assertThat(place(Map.of("VGRANULE_CACHE", "\0"), "Linux", "")).isEmpty();
    }
}
