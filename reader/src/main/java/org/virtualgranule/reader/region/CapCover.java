package org.virtualgranule.reader.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.locationtech.jts.geom.Envelope;

/**
 * Caps that together hold every point of a region: a box of longitudes and latitudes around each grid, halved again and
 * again where it is largest, without the halves that the region does not touch.
 */
final class CapCover {
    private static final int MOST_CAPS = 256;

    /** Metres; smaller caps would tell nothing more to anybody who knows places to some kilometres. */
    private static final double SMALL = 3_000;

    /** Metres on top of each radius: far above rounding of angles, their comparison in the region included. */
    private static final double ROUNDING = 1;

    /** Degrees; the farthest point of a box that is less than half a turn wide is one of its corners. */
    private static final double MOST_WIDTH = 120;

    private final RegionIndex index;
    private final Box box = new Box();
    private final PriorityQueue<Part> parts =
            new PriorityQueue<>(Comparator.comparingDouble(Part::radius).reversed());

    private CapCover(RegionIndex index) {
        this.index = index;
    }

    static List<Cap> of(RegionIndex index) {
        CapCover cover = new CapCover(index);
        index.bounds().forEach(cover::take);
        while (cover.parts.size() < MOST_CAPS && !cover.parts.isEmpty() && cover.parts.peek().radius > SMALL) {
            cover.halve(cover.parts.remove());
        }
        return cover.parts.stream().map(Part::cap).toList();
    }

    /** A grid's box, cut into parts that are not too wide. Points beyond the poles are in no region. */
    private void take(Envelope bounds) {
        double south = Math.max(-90, bounds.getMinY());
        double north = Math.min(90, bounds.getMaxY());
        int count = (int) Math.ceil(Math.max(1, bounds.getWidth() / MOST_WIDTH));
        List<Double> sides = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sides.add(bounds.getMinX() + bounds.getWidth() * i / count);
        }
        sides.add(bounds.getMaxX());
        for (int i = 0; i < count && south <= north; i++) {
            add(sides.get(i), south, sides.get(i + 1), north);
        }
    }

    private void halve(Part part) {
        double middleX = part.west + (part.east - part.west) / 2;
        double middleY = part.south + (part.north - part.south) / 2;
        if (part.isWide()) {
            add(part.west, part.south, middleX, part.north);
            add(middleX, part.south, part.east, part.north);
        } else {
            add(part.west, part.south, part.east, middleY);
            add(part.west, middleY, part.east, part.north);
        }
    }

    private void add(double west, double south, double east, double north) {
        box.clear();
        box.add(south, west);
        box.add(north, east);
        if (index.cover(box) != Cover.NONE) {
            parts.add(Part.of(west, south, east, north));
        }
    }

    /** A box, and the radius of the cap around it. */
    private record Part(double west, double south, double east, double north, double radius) {
        static Part of(double west, double south, double east, double north) {
            Place middle = middle(west, south, east, north);
            double radius = Math.max(middle.distance(Place.of(south, west)), middle.distance(Place.of(north, west)));
            return new Part(west, south, east, north, radius + ROUNDING);
        }

        private static Place middle(double west, double south, double east, double north) {
            return Place.of(south + (north - south) / 2, west + (east - west) / 2);
        }

        boolean isWide() {
            double widest = south <= 0 && north >= 0 ? 0 : Math.min(Math.abs(south), Math.abs(north));
            return (east - west) * Math.cos(Math.toRadians(widest)) > north - south;
        }

        Cap cap() {
            return new Cap(middle(west, south, east, north), radius);
        }
    }
}
