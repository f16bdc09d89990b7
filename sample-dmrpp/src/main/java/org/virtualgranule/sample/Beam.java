package org.virtualgranule.sample;

import java.util.Locale;

/** The six ground tracks: three pairs 3.3 km apart, the two of a pair 90 m apart. Left and right are as in flight. */
enum Beam {
    GT1L(-3345),
    GT1R(-3255),
    GT2L(-45),
    GT2R(45),
    GT3L(3255),
    GT3R(3345);

    private final double offset;

    Beam(double offset) {
        this.offset = offset;
    }

    /** Metres to the right of the reference track. */
    double offset() {
        return offset;
    }

    boolean isLeft() {
        return name().endsWith("L");
    }

    String groupName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String groupPath() {
        return "/" + groupName();
    }
}
