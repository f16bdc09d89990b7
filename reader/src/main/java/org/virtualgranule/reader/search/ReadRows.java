package org.virtualgranule.reader.search;

/** Rows of a track that were read, one after another. The arrays are looked at, neither changed nor kept. */
public final class ReadRows {
    final long first;
    final double[] times;
    final double[] latitudes;
    final double[] longitudes;

    /**
     * Takes rows.
     *
     * @param first number of the first row in its track
     * @param times seconds, one for each row
     * @param latitudes degrees, as many
     * @param longitudes degrees, as many
     * @throws IllegalArgumentException if they are not as many
     */
    public ReadRows(long first, double[] times, double[] latitudes, double[] longitudes) {
        if (times.length != latitudes.length || times.length != longitudes.length) {
            throw new IllegalArgumentException(times.length + " times, " + latitudes.length + " latitudes and "
                    + longitudes.length + " longitudes");
        }
        this.first = first;
        this.times = times;
        this.latitudes = latitudes;
        this.longitudes = longitudes;
    }
}
