package org.virtualgranule.s3;

import java.net.URI;
import java.util.Optional;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.virtualgranule.zarr.bytes.Patience;
import org.virtualgranule.zarr.bytes.Traffic;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** An S3 server in this process, somebody else's program, which lets in whoever signs rightly; or everybody. */
final class S3Server implements AutoCloseable {
    static final String KEY_ID = "AKIASECRETKEYID";
    static final String SECRET = "secretAccessKeyThatNobodyMaySee";

    private final S3Proxy server;
    private final S3Client writer;

    private S3Server(AuthenticationType login) throws Exception {
        URI anyPort = URI.create("http://127.0.0.1:0");
        S3Proxy.Builder builder =
                S3Proxy.builder().blobStore(new TransientNio2BlobStore()).endpoint(anyPort);
        if (login != AuthenticationType.NONE) {
            // it knows no session tokens, but checks that they are signed, too
            builder.awsAuthentication(login, KEY_ID, SECRET).ignoreUnknownHeaders(true);
        }
        server = builder.build();
        server.start();
        writer = S3Client.builder()
                .endpointOverride(endpoint())
                .forcePathStyle(true)
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY_ID, SECRET)))
                .build();
    }

    static S3Server wantsSignatures() throws Exception {
        return new S3Server(AuthenticationType.AWS_V4);
    }

    static S3Server open() throws Exception {
        return new S3Server(AuthenticationType.NONE);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    void make(String bucket) {
        writer.createBucket(request -> request.bucket(bucket));
    }

    void put(String bucket, String key, byte[] content) {
        writer.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
    }

    /** Puts an object whose metadata say that it is compressed. */
    void putEncoded(String bucket, String key, byte[] content, String encoding) {
        writer.putObject(
                request -> request.bucket(bucket).key(key).contentEncoding(encoding), RequestBody.fromBytes(content));
    }

    /** Options for this server. */
    S3Options options(S3Access access) {
        return new S3Options(
                access, Optional.of(endpoint()), Optional.of("us-west-2"), Patience.usual(), new Traffic());
    }

    @Override
    public void close() {
        writer.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server does not stop", e);
        }
    }
}
