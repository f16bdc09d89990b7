package org.virtualgranule.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.bytes.Traffic;

/**
 * How S3 is asked. An immutable value.
 *
 * @param access with which credentials which bucket is read
 * @param endpoint a server other than AWS that speaks S3, asked with the bucket in the path; empty for AWS
 * @param region where buckets are; if empty, NASA's are in us-west-2, others where the environment or the profile of AWS
 *     says, or else in us-west-2, too
 * @param deadline how long one read may take in all, further tries and pauses included; one try may take half of it
 * @param traffic counts what goes over the network
 */
public record S3Options(
        S3Access access, Optional<URI> endpoint, Optional<String> region, Duration deadline, Traffic traffic) {
    /** Checks the endpoint, the region and the deadline. */
    public S3Options {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("deadline " + deadline + " must be more than nothing");
        }
        if (endpoint.isPresent() && !isServer(endpoint.get())) {
            throw new IllegalArgumentException("the S3 endpoint must be http(s)://HOST[:PORT], not \""
                    + Locations.display(endpoint.get()) + "\" with more or less than that");
        }
        if (region.isPresent() && !region.get().matches("[a-z0-9-]{2,40}")) {
            throw new IllegalArgumentException(
                    "no name of an AWS region: \"" + Locations.cut(region.get()) + "\"; one is us-west-2");
        }
    }

    /**
     * AWS, 2 minutes a read.
     *
     * @param access with which credentials which bucket is read
     * @return new options with a count of their own
     */
    public static S3Options of(S3Access access) {
        return new S3Options(access, Optional.empty(), Optional.empty(), Duration.ofMinutes(2), new Traffic());
    }

    /**
     * Asks another server than AWS.
     *
     * @param server its address, http or https
     * @return changed options
     */
    public S3Options withEndpoint(URI server) {
        return new S3Options(access, Optional.of(server), region, deadline, traffic);
    }

    /**
     * Says where buckets are.
     *
     * @param name of a region, such as us-west-2
     * @return changed options
     */
    public S3Options withRegion(String name) {
        return new S3Options(access, endpoint, Optional.of(name), deadline, traffic);
    }

    /**
     * Changes the patience.
     *
     * @param other how long one read may take in all
     * @return changed options
     */
    public S3Options withDeadline(Duration other) {
        return new S3Options(access, endpoint, region, other, traffic);
    }

    /**
     * Counts elsewhere.
     *
     * @param other counts what goes over the network
     * @return changed options
     */
    public S3Options withTraffic(Traffic other) {
        return new S3Options(access, endpoint, region, deadline, other);
    }

    private static boolean isServer(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        return (scheme.equals("http") || scheme.equals("https"))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getRawPath().matches("/?");
    }
}
