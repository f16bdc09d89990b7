package org.virtualgranule.reader.region;

import java.util.Arrays;

/** Which edges touch which cell of a grid. Never too few: a cell's rim is taken a little wider than it is. Immutable. */
final class EdgeCells {
    /** Width of the rim in cells: far above rounding (1e-12), far below what costs time. */
    private static final double RIM = 1e-3;

    private final GridFrame frame;
    private final Edges edges;
    /** where the list of each cell starts in {@code entries}, and where the last one ends */
    private final int[] starts;
    /** the edge, or its complement (negative) when it is in the cell to the west as well */
    private final int[] entries;

    @FunctionalInterface
    private interface SpanTaker {
        /** Takes the cells from the first to the last, in one row, that an edge touches. */
        void take(int edge, int first, int last);
    }

    EdgeCells(Edges edges, GridFrame frame) {
        this.edges = edges;
        this.frame = frame;
        this.starts = new int[frame.size() + 1];
        forEachSpan((edge, first, last) -> {
            for (int cell = first; cell <= last; cell++) {
                starts[cell + 1]++;
            }
        });
        for (int cell = 0; cell < frame.size(); cell++) {
            starts[cell + 1] = Math.addExact(starts[cell + 1], starts[cell]);
        }
        this.entries = new int[starts[frame.size()]];
        int[] next = Arrays.copyOf(starts, frame.size());
        forEachSpan((edge, first, last) -> {
            for (int cell = first; cell <= last; cell++) {
                entries[next[cell]++] = cell == first ? edge : ~edge;
            }
        });
    }

    /** How many entries a grid of this frame would have, before it is made. */
    static long entries(Edges edges, GridFrame frame) {
        double entries = 0;
        for (int edge = 0; edge < edges.size(); edge++) {
            entries += 2
                    + Math.abs(frame.across(edges.x2(edge)) - frame.across(edges.x1(edge)))
                    + Math.abs(frame.up(edges.y2(edge)) - frame.up(edges.y1(edge)));
        }
        return (long) entries;
    }

    int start(int cell) {
        return starts[cell];
    }

    int end(int cell) {
        return starts[cell + 1];
    }

    boolean isEmpty(int cell) {
        return starts[cell] == starts[cell + 1];
    }

    int entry(int index) {
        return entries[index];
    }

    private void forEachSpan(SpanTaker taker) {
        for (int edge = 0; edge < edges.size(); edge++) {
            double up1 = frame.up(edges.y1(edge));
            double up2 = frame.up(edges.y2(edge));
            int top = frame.row(Math.max(up1, up2) + RIM);
            for (int row = frame.row(Math.min(up1, up2) - RIM); row <= top; row++) {
                double bottomSide = acrossAt(edge, row - RIM);
                double topSide = acrossAt(edge, row + 1 + RIM);
                int first = frame.column(Math.min(bottomSide, topSide) - RIM);
                int last = frame.column(Math.max(bottomSide, topSide) + RIM);
                taker.take(edge, frame.cell(first, row), frame.cell(last, row));
            }
        }
    }

    /** Where the edge is at a height, or its end that is nearest to that height. */
    private double acrossAt(int edge, double up) {
        double up1 = frame.up(edges.y1(edge));
        double up2 = frame.up(edges.y2(edge));
        double across1 = frame.across(edges.x1(edge));
        double across2 = frame.across(edges.x2(edge));
        if (up1 == up2) {
            // any height meets the whole edge: the side below and the side above are its two ends
            return up < up1 ? across1 : across2;
        }
        double part = (up - up1) / (up2 - up1);
        return across1 + Math.max(0, Math.min(1, part)) * (across2 - across1);
    }
}
