package org.virtualgranule.cli;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.view.Printable;

/** What a session of {@code vgranule shell} begins with: its start-up script asks here, in the same process. */
public final class Shell {
    private static volatile List<VirtualGranule> granules = List.of();
    private static volatile Optional<Region> polygon = Optional.empty();

    private Shell() {}

    /**
     * The granules that the command opened.
     *
     * @return in the order of its arguments; printed, a line for each
     */
    public static List<VirtualGranule> granules() {
        return granules;
    }

    /**
     * The polygon that comes with the built-in sample.
     *
     * @return the polygon
     * @throws java.util.NoSuchElementException if the session began with other granules
     */
    public static Region polygon() {
        return polygon.orElseThrow();
    }

    static void begin(List<VirtualGranule> opened, Optional<Region> area) {
        granules = new Granules(List.copyOf(opened));
        polygon = area;
    }

    /** A list that is short when it is printed. */
    private static final class Granules extends AbstractList<VirtualGranule> {
        private static final int FEW = 20;

        private final List<VirtualGranule> opened;

        Granules(List<VirtualGranule> opened) {
            this.opened = opened;
        }

        @Override
        public VirtualGranule get(int index) {
            return opened.get(index);
        }

        @Override
        public int size() {
            return opened.size();
        }

        @Override
        public String toString() {
            String more = size() > FEW ? "\n  and " + (size() - FEW) + " more" : "";
            return opened.stream()
                    .limit(FEW)
                    .map(granule ->
                            "\n  " + granule.name() + ": " + granule.manifest().summary())
                    .collect(Collectors.joining("", Printable.count(size(), "granule"), more));
        }
    }
}
