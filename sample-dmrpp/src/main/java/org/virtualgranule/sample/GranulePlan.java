package org.virtualgranule.sample;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What distinguishes one sample granule from another.
 *
 * @param name the file name: {@code ATL06_[start time]_[track, cycle, region]_[release]_[version].h5}
 * @param ascending whether the satellite flies north
 * @param forward whether it flies forward, so that the right beams are the strong ones
 * @param segments 20 m segments along each track, before some are left out
 */
record GranulePlan(String name, boolean ascending, boolean forward, int segments) {
    private static final DateTimeFormatter NAME_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    static List<GranulePlan> all() {
        return List.of(
                new GranulePlan("ATL06_20190402064703_00570302_006_01.h5", true, true, 3000),
                new GranulePlan("ATL06_20190703012345_01140402_006_01.h5", false, false, 3000));
    }

    /** Reference ground track number. */
    int referenceTrack() {
        return Integer.parseInt(part(2).substring(0, 4));
    }

    int cycle() {
        return Integer.parseInt(part(2).substring(4, 6));
    }

    String release() {
        return part(3);
    }

    LocalDateTime start() {
        return LocalDateTime.parse(part(1), NAME_TIME);
    }

    /** Seconds from 2018-01-01 to the start; no leap second has come since. */
    double startSeconds() {
        return ChronoUnit.SECONDS.between(LocalDateTime.of(2018, 1, 1, 0, 0), start());
    }

    private String part(int index) {
        return name.split("_")[index];
    }
}
