package org.virtualgranule.reader.region;

/**
 * One pass over points: the extent of a block of them decides most; the rest is cut into smaller blocks, down to single
 * points. For one thread.
 */
final class RegionScan {
    private static final int BLOCK = 256;
    private static final int PART = 4;
    private static final int POINTS = 16;

    private final RegionIndex index;
    private final double[] latitudes;
    private final double[] longitudes;
    private final RowSelectionBuilder rows = new RowSelectionBuilder();
    private final Box box = new Box();

    RegionScan(RegionIndex index, double[] latitudes, double[] longitudes) {
        this.index = index;
        this.latitudes = latitudes;
        this.longitudes = longitudes;
    }

    RowSelection select(int count, long firstRow) {
        for (int from = 0; from < count; from += BLOCK) {
            block(from, Math.min(count, from + BLOCK), firstRow);
        }
        return rows.build();
    }

    private void block(int from, int to, long firstRow) {
        Cover cover = cover(from, to);
        if (cover == Cover.ALL) {
            rows.add(firstRow + from, firstRow + to);
        } else if (cover == Cover.SOME && to - from <= POINTS) {
            points(from, to, firstRow);
        } else if (cover == Cover.SOME) {
            int step = (to - from + PART - 1) / PART;
            for (int at = from; at < to; at += step) {
                block(at, Math.min(to, at + step), firstRow);
            }
        }
    }

    private Cover cover(int from, int to) {
        box.clear();
        boolean allArePoints = true;
        for (int i = from; i < to; i++) {
            if (RegionIndex.isPoint(latitudes[i], longitudes[i])) {
                box.add(latitudes[i], longitudes[i]);
            } else {
                allArePoints = false;
            }
        }
        Cover cover = index.cover(box);
        return cover == Cover.ALL && !allArePoints ? Cover.SOME : cover;
    }

    private void points(int from, int to, long firstRow) {
        for (int i = from; i < to; i++) {
            if (index.covers(latitudes[i], longitudes[i])) {
                rows.add(firstRow + i, firstRow + i + 1);
            }
        }
    }
}
