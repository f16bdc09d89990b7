package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.reader.region.Region;

/** Whatever somebody comes across who starts at a granule fits a terminal when it is printed. */
class ShortTextsTest {
    private static final int WIDTH = 100;
    private static final int HEIGHT = 26;

    /** Calls after each other. */
    private static final int DEPTH = 3;

    /** Messages for people are one line of any length; a terminal wraps it. */
    private static final Set<String> SENTENCES = Set.of("Diagnostic");

    private static final Set<String> NOT_CALLED =
            Set.of("close", "read", "print", "clone", "hashCode", "notify", "notifyAll");

    @TempDir
    private Path folder;

    /** Types of this library that were met. */
    private final Set<String> met = new TreeSet<>();

    @Test
    void everyTextOfASampleFits() throws Exception {
        for (Project.Case sample : Project.samples(folder)) {
            walk(sample.sidecar(), sample.granule(), "gt2l", "gt2l/land_ice_segments/h_li", "ancillary_data/control");
        }
        assertThat(met)
                .contains(
                        "VirtualGranule",
                        "Tree",
                        "ArrayView",
                        "Head",
                        "Statistics",
                        "Plot",
                        "GroundTrack",
                        "TrackTable")
                .contains(
                        "Subset", "Manifest", "VirtualStore", "ArrayEntry", "ArrayMetadata", "TrackRows", "ChunkIndex");
    }

    @Test
    void everyTextOfARealGranuleFits() throws Exception {
        assumeTrue(Project.hasShared(), Project.withoutShared());
        for (Project.Case granule : Project.realGranules()) {
            if (granule.sidecar().toString().contains("ATL06")) {
                walk(granule.sidecar(), granule.granule(), "gt1r", "gt1r/land_ice_segments/h_li");
            }
        }
    }

    private void walk(Path sidecar, Path data, String track, String... arrays) throws Exception {
        GranuleOptions options = GranuleOptions.defaults().withData(data.toString());
        try (VirtualGranule granule = VirtualGranule.open(sidecar, options)) {
            List<Object> starts = new ArrayList<>();
            starts.add(granule);
            starts.add(granule.track(track));
            starts.add(granule.track(track).within(-180, -90, 180, 90));
            starts.add(granule.track(track).within(-180, -90, 180, 90).head(100));
            starts.add(granule.track(track).within(-180, -90, 180, 90).column("h_li"));
            starts.add(granule.track(track).within(-180, -90, 180, 90).plot("h_li"));
            starts.add(granule.subset(Region.box(-180, -90, 180, 90)));
            starts.add(granule.subset(Region.box(-180, -90, 180, 90)).read());
            for (String array : arrays) {
                starts.add(granule.array(array));
                starts.add(granule.array(array).head(100));
            }
            for (Object start : starts) {
                walk(start, DEPTH);
            }
        }
    }

    private void walk(Object object, int depth) throws Exception {
        check(object);
        if (depth > 0) {
            for (Method method : object.getClass().getMethods()) {
                Optional<Object> property = property(object, method);
                if (property.isPresent()) {
                    walk(property.get(), depth - 1);
                }
            }
        }
    }

    private void check(Object object) {
        String type = object.getClass().getSimpleName();
        met.add(type);
        String text = object.toString();
        assertThat(text).as(type).doesNotContainPattern("[\\p{Cc}&&[^\n]]");
        assertThat(text.lines().count()).as(type + ": " + text).isLessThanOrEqualTo(HEIGHT);
        if (!SENTENCES.contains(type)) {
            String name = object instanceof VirtualGranule ? "granule" : "$123";
            assertThat((name + " ==> " + text).lines()).as(type + ": " + text).allSatisfy(line -> assertThat(line)
                    .hasSizeLessThanOrEqualTo(WIDTH));
        }
    }

    /** What a method without arguments gives, if it is of a type of this library. */
    private static Optional<Object> property(Object object, Method method) throws Exception {
        if (method.getParameterCount() > 0
                || Modifier.isStatic(method.getModifiers())
                || !Modifier.isPublic(method.getDeclaringClass().getModifiers())
                || !method.getDeclaringClass().getName().startsWith("org.virtualgranule.")
                || NOT_CALLED.contains(method.getName())) {
            return Optional.empty();
        }
        Object value;
        try {
            value = method.invoke(object);
        } catch (ReflectiveOperationException e) {
            // figures of texts, for example
            return Optional.empty();
        }
        Stream<?> found = value instanceof Optional<?> optional ? optional.stream() : Stream.of(value);
        return found.filter(o -> o.getClass().getName().startsWith("org.virtualgranule."))
                .map(Object.class::cast)
                .findFirst();
    }
}
