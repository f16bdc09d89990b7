package org.virtualgranule.s3;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.virtualgranule.zarr.bytes.HttpOptions;
import org.virtualgranule.zarr.bytes.Patience;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The SDK's clients, one for each region, on one pool of connections. */
final class S3Clients implements AutoCloseable {
    static final int CONNECTIONS = HttpOptions.USUAL_PER_HOST;

    private final S3Options options;
    private final Patience patience;
    private final StandardRetryStrategy retries;
    private final SdkHttpClient http;
    private final Map<String, S3Client> byRegion = new ConcurrentHashMap<>();

    /**
     * Makes none yet.
     *
     * @param options where and how long
     */
    S3Clients(S3Options options) {
        this.options = options;
        this.patience = options.patience();
        this.retries = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(patience.tries())
                .backoffStrategy(patience::pauseBefore)
                .throttlingBackoffStrategy(patience::pauseBefore)
                .build();
        this.http = ApacheHttpClient.builder()
                .maxConnections(CONNECTIONS)
                // who reads with more threads than that waits for a connection, and that is no failure
                .connectionAcquisitionTimeout(patience.deadline())
                .connectionTimeout(Duration.ofSeconds(20))
                .socketTimeout(patience.silence())
                .build();
    }

    S3Client in(String region) {
        return byRegion.computeIfAbsent(region, this::client);
    }

    private S3Client client(String region) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClient(http)
                .region(Region.of(region))
                // each request brings its own
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .disableS3ExpressSessionAuth(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(c -> c.retryStrategy(retries)
                        .apiCallTimeout(patience.deadline())
                        .apiCallAttemptTimeout(patience.deadline().dividedBy(2))
                        .addExecutionInterceptor(new AttemptCount(options.traffic())));
        options.endpoint().ifPresent(uri -> builder.endpointOverride(uri).forcePathStyle(true));
        return builder.build();
    }

    @Override
    public void close() {
        byRegion.values().forEach(S3Client::close);
        http.close();
    }
}
