package org.virtualgranule.s3;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Credentials for a bucket. Thread-safe. */
interface BucketLogin {
    /**
     * What the next request is signed with.
     *
     * @param location what is about to be read, for messages
     * @throws org.virtualgranule.dmrpp.model.ChunkReadException if there are none
     */
    AwsCredentials credentials(URI location);

    /**
     * Told that S3 took credentials for expired.
     *
     * @param refused what was sent
     * @return true if others may be had
     */
    default boolean renew(AwsCredentials refused) {
        return false;
    }

    /** Where the buckets are that such credentials are for; empty if anywhere. */
    default Optional<String> region() {
        return Optional.empty();
    }

    /** Says with what was asked, for a message: "with …". */
    String words();

    /** Says what access may be missing, for the end of a message. */
    String remedy();
}
