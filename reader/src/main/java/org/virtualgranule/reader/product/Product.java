package org.virtualgranule.reader.product;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a trajectory product's granules look like. One JSON file each; see CONTRIBUTING.md for how to add one.
 *
 * @param name the product's short name, such as {@code ATL06}
 * @param granuleName pattern of granule names, with the groups {@code rgt} (reference ground track) and {@code cycle}
 * @param tracks ground tracks in output order; each is a group at the root, and may be absent from a granule
 * @param group path of the group with the rows, below the track
 * @param latitude variable with the latitude of each row, in degrees, below the group
 * @param longitude variable with the longitude of each row, in degrees
 * @param time variable with the time of each row, in seconds since the epoch, leap seconds not counted since then
 * @param epoch UTC instant that the time counts from, such as {@code 2018-01-01T00:00:00Z}
 * @param orbit variables with the reference ground track and the cycle, read where the granule's name does not tell
 * @param columns variables that are read unless the caller names others
 * @param motion how far apart two rows of a granule can be; {@link Motion#UNBOUNDED} where the file tells none
 */
public record Product(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) Pattern granuleName,
        @JsonProperty(required = true) List<String> tracks,
        @JsonProperty(required = true) String group,
        @JsonProperty(required = true) String latitude,
        @JsonProperty(required = true) String longitude,
        @JsonProperty(required = true) String time,
        @JsonProperty(required = true) String epoch,
        @JsonProperty(required = true) Orbit orbit,
        @JsonProperty(required = true) List<DefaultColumn> columns,
        Motion motion) {
    /** Copies the lists. */
    public Product {
        tracks = List.copyOf(tracks);
        columns = List.copyOf(columns);
        motion = motion == null ? Motion.UNBOUNDED : motion;
    }

    /**
     * The same product without a bound on motion, so that all coordinates of its tracks are read.
     *
     * @return a copy
     */
    public Product withoutMotion() {
        return new Product(
                name, granuleName, tracks, group, latitude, longitude, time, epoch, orbit, columns, Motion.UNBOUNDED);
    }

    /**
     * The same product with other tracks, such as one of them.
     *
     * @param names the tracks
     * @return a copy
     */
    public Product withTracks(List<String> names) {
        return new Product(name, granuleName, names, group, latitude, longitude, time, epoch, orbit, columns, motion);
    }

    /**
     * Where the file itself tells its orbit.
     *
     * @param rgt absolute path of the reference ground track's number
     * @param cycle absolute path of the cycle's number
     */
    public record Orbit(
            @JsonProperty(required = true) String rgt,
            @JsonProperty(required = true) String cycle) {}

    /**
     * A column that is there by default.
     *
     * @param path the variable's path below the group
     * @param type its Zarr data type, for granules that lack the variable: subsets of the archive leave some out
     */
    public record DefaultColumn(
            @JsonProperty(required = true) String path,
            @JsonProperty(required = true) String type) {}

    /**
     * The epoch as an instant.
     *
     * @return what the time counts from
     */
    public Instant epochInstant() {
        return Instant.parse(epoch);
    }

    /**
     * Finds the path of a variable of a track.
     *
     * @param track the track
     * @param variable the variable's path below the product's group
     * @return its absolute path
     */
    public String path(String track, String variable) {
        return "/" + track + "/" + group + "/" + variable;
    }

    /**
     * Reads a number out of a granule's name.
     *
     * @param granule name of the granule; text before and after the pattern is allowed, as subsets have it
     * @param part {@code rgt} or {@code cycle}
     * @return the number; empty if the name does not follow the pattern
     */
    public Optional<Integer> fromName(String granule, String part) {
        Matcher matcher = granuleName.matcher(granule);
        return matcher.find() ? Optional.of(Integer.parseInt(matcher.group(part))) : Optional.empty();
    }
}
