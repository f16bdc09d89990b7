package org.virtualgranule.s3;

import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** Where buckets are, as far as it is known. An instance is not asked where it is: that says nothing of a bucket. */
final class Regions {
    private static final String NASA = "us-west-2";

    private final Optional<String> given;
    private Optional<String> configured = Optional.empty();

    Regions(Optional<String> given) {
        this.given = given;
    }

    /** The region that the user names, else the login's, else that of environment or profile, else NASA's. */
    String of(BucketLogin login) {
        return given.or(login::region).orElseGet(this::configured);
    }

    private synchronized String configured() {
        if (configured.isEmpty()) {
            configured = Optional.of(find());
        }
        return configured.get();
    }

    private static String find() {
        try {
            return new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                    .getRegion()
                    .id();
        } catch (SdkClientException e) {
            // none is configured
            return NASA;
        }
    }
}
