package org.virtualgranule.s3;

import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Locations;

/**
 * With which credentials which bucket is read. Holds the credentials that it got, for one source or for several;
 * thread-safe. Nothing that it holds is ever shown.
 */
public abstract class S3Access {
    S3Access() {}

    /**
     * What suits the bucket. Those of NASA's archives are read with temporary credentials, for which the archive is asked
     * at its {@code s3credentials} address. Any other bucket is read with the credentials that AWS's own tools find
     * (environment, profile, container, instance), or without any if there are none; so are all buckets of a server
     * other than AWS, where names mean something else.
     *
     * @param https reads the archives' {@code s3credentials} addresses, and logs in there; never closed here
     * @return a new choice
     */
    public static S3Access standard(ByteSource https) {
        return standard(https, DaacBuckets.known(), Clock.systemUTC());
    }

    static S3Access standard(ByteSource https, DaacBuckets buckets, Clock clock) {
        Map<URI, BucketLogin> temporary = new ConcurrentHashMap<>();
        ChainLogin chain = new ChainLogin(true);
        return new S3Access() {
            @Override
            BucketLogin login(String bucket, boolean onAws) {
                Optional<URI> endpoint = onAws ? buckets.credentialsOf(bucket) : Optional.empty();
                return endpoint.<BucketLogin>map(
                                uri -> temporary.computeIfAbsent(uri, u -> new TemporaryLogin(u, https, clock)))
                        .orElse(chain);
            }
        };
    }

    /**
     * No credentials: public buckets.
     *
     * @return a new choice
     */
    public static S3Access anonymous() {
        return always(new AnonymousLogin("without credentials"));
    }

    /**
     * The credentials that AWS's own tools find: environment, profile, container, instance; an error if there are none.
     *
     * @return a new choice
     */
    public static S3Access aws() {
        return always(new ChainLogin(false));
    }

    /**
     * Temporary credentials for all buckets.
     *
     * @param endpoint an {@code s3credentials} address, https
     * @param https reads it, and logs in there; never closed here
     * @return a new choice
     * @throws IllegalArgumentException if the address is not https
     */
    public static S3Access temporary(URI endpoint, ByteSource https) {
        return temporary(endpoint, https, Clock.systemUTC());
    }

    static S3Access temporary(URI endpoint, ByteSource https, Clock clock) {
        if (!"https".equals(String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "credentials are fetched over https alone, not from \"" + Locations.display(endpoint) + "\"");
        }
        return always(new TemporaryLogin(endpoint, https, clock));
    }

    /**
     * Finds the credentials of a bucket.
     *
     * @param bucket its name
     * @param onAws whether it is one of AWS
     */
    abstract BucketLogin login(String bucket, boolean onAws);

    private static S3Access always(BucketLogin login) {
        return new S3Access() {
            @Override
            BucketLogin login(String bucket, boolean onAws) {
                return login;
            }
        };
    }
}
