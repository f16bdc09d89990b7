package org.virtualgranule.s3;

import java.net.URI;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.zarr.bytes.Locations;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * What AWS's own tools find. Whether there is anything is found out once: off AWS, to look for an instance's credentials
 * takes seconds.
 */
final class ChainLogin implements BucketLogin {
    private static final String LOOKED_IN = "(environment, system properties, profile, container, instance)";

    private final Optional<BucketLogin> fallback;
    private boolean looked;
    private Optional<DefaultCredentialsProvider> chain = Optional.empty();

    /** Makes a login that sends unsigned requests if nothing is found, or else fails then. */
    ChainLogin(boolean orAnonymous) {
        fallback = orAnonymous
                ? Optional.of(new AnonymousLogin("without credentials, as AWS has none here " + LOOKED_IN))
                : Optional.empty();
    }

    @Override
    public AwsCredentials credentials(URI location) {
        Optional<DefaultCredentialsProvider> found = chain();
        if (found.isEmpty() && fallback.isPresent()) {
            return fallback.get().credentials(location);
        }
        try {
            return found.orElseThrow(() -> failed(location, "there are no AWS credentials here " + LOOKED_IN))
                    .resolveCredentials();
        } catch (SdkClientException e) {
            // no cause: what the providers say is long, and theirs
            throw failed(location, "the AWS credentials that were there before cannot be had any more " + LOOKED_IN);
        }
    }

    private synchronized Optional<DefaultCredentialsProvider> chain() {
        if (!looked) {
            looked = true;
            DefaultCredentialsProvider all =
                    DefaultCredentialsProvider.builder().build();
            try {
                all.resolveCredentials();
                chain = Optional.of(all);
            } catch (SdkClientException e) {
                all.close();
            }
        }
        return chain;
    }

    private static ChunkReadException failed(URI location, String message) {
        return new ChunkReadException(Locations.name(location), Locations.display(location) + ": " + message);
    }

    @Override
    public String words() {
        return chain().isEmpty() && fallback.isPresent()
                ? fallback.get().words()
                : "with the AWS credentials of this user or machine";
    }

    @Override
    public String remedy() {
        return chain().isEmpty() && fallback.isPresent()
                ? fallback.get().remedy()
                : "they may not be allowed to read the bucket; NASA's want temporary ones of the archive";
    }
}
