package org.virtualgranule.it.search;

import java.util.Random;

/** A track's rows as they are to be written, and how. The arrays are the track's own; tests change them. */
final class MadeTrack {
    final String name;
    final double[] latitudes;
    final double[] longitudes;
    final double[] times;
    Layout latitude = new Layout(100, "deflate", false);
    Layout longitude = new Layout(100, "deflate", false);
    Layout time = new Layout(100, "deflate", false);

    /** Takes the arrays over. */
    MadeTrack(String name, double[] latitudes, double[] longitudes, double[] times) {
        this.name = name;
        this.latitudes = latitudes;
        this.longitudes = longitudes;
        this.times = times;
    }

    /**
     * How a variable is stored.
     *
     * @param chunk rows of a chunk
     * @param filters HDF5's words
     * @param isSingle float32 instead of float64
     */
    record Layout(int chunk, String filters, boolean isSingle) {
        Layout withFilters(String words) {
            return new Layout(chunk, words, isSingle);
        }

        Layout withChunk(int rows) {
            return new Layout(rows, filters, isSingle);
        }
    }

    int rows() {
        return times.length;
    }

    /** The same layout for all three. */
    MadeTrack all(Layout layout) {
        latitude = layout;
        longitude = layout;
        time = layout;
        return this;
    }

    /** Chunks that need not begin together, filters that hide the first value, single precision, no filter at all. */
    MadeTrack anyLayout(Random random) {
        int chunk = 40 + random.nextInt(100);
        latitude = layout(random, chunk);
        longitude = layout(random, chunk);
        Layout layout = layout(random, chunk);
        time = new Layout(layout.chunk, layout.filters, false);
        return this;
    }

    private static Layout layout(Random random, int chunk) {
        String[] filters = {"deflate", "deflate", "deflate", "shuffle deflate", "", "deflate fletcher32"};
        int[] multiples = {1, 1, 1, 2, 3};
        return new Layout(
                chunk * multiples[random.nextInt(multiples.length)],
                filters[random.nextInt(filters.length)],
                random.nextInt(8) == 0);
    }
}
