package org.virtualgranule.s3;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.bytes.Patience;
import org.virtualgranule.zarr.bytes.Traffic;

/**
 * How S3 is asked. An immutable value.
 *
 * @param access with which credentials which bucket is read
 * @param endpoint a server other than AWS that speaks S3, asked with the bucket in the path; empty for AWS
 * @param region where buckets are; if empty, NASA's are in us-west-2, others where the environment or the profile of AWS
 *     says, or else in us-west-2, too
 * @param patience how long and how often, as for web servers; one try may take half of the deadline, none is sent twice at
 *     the same time
 * @param traffic counts what goes over the network
 */
public record S3Options(
        S3Access access, Optional<URI> endpoint, Optional<String> region, Patience patience, Traffic traffic) {
    /** Checks the endpoint and the region. */
    public S3Options {
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
     * AWS, the usual patience.
     *
     * @param access with which credentials which bucket is read
     * @return new options with a count of their own
     */
    public static S3Options of(S3Access access) {
        return new S3Options(access, Optional.empty(), Optional.empty(), Patience.usual(), new Traffic());
    }

    /**
     * Asks another server than AWS.
     *
     * @param server its address, http or https
     * @return changed options
     */
    public S3Options withEndpoint(URI server) {
        return new S3Options(access, Optional.of(server), region, patience, traffic);
    }

    /**
     * Says where buckets are.
     *
     * @param name of a region, such as us-west-2
     * @return changed options
     */
    public S3Options withRegion(String name) {
        return new S3Options(access, endpoint, Optional.of(name), patience, traffic);
    }

    /**
     * Changes the patience.
     *
     * @param other how long and how often
     * @return changed options
     */
    public S3Options withPatience(Patience other) {
        return new S3Options(access, endpoint, region, other, traffic);
    }

    /**
     * Counts elsewhere.
     *
     * @param other counts what goes over the network
     * @return changed options
     */
    public S3Options withTraffic(Traffic other) {
        return new S3Options(access, endpoint, region, patience, other);
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
