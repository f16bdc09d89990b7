package org.virtualgranule.s3;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Requests that are not signed.
 *
 * @param words why, in words for a message
 */
record AnonymousLogin(String words) implements BucketLogin {
    @Override
    public AwsCredentials credentials(URI location) {
        return AnonymousCredentialsProvider.create().resolveCredentials();
    }

    @Override
    public String remedy() {
        return "the bucket may not be public";
    }
}
