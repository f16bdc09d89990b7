package org.virtualgranule.s3;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Asks for objects: in the bucket's region, with the bucket's credentials, once more with new ones if they expired. */
final class S3Requests implements AutoCloseable {
    private final S3Options options;
    private final S3Clients clients;
    private final Regions regions;
    private volatile boolean closed;

    S3Requests(S3Options options) {
        this.options = options;
        this.clients = new S3Clients(options);
        this.regions = new Regions(options.region());
    }

    S3Options options() {
        return options;
    }

    /**
     * Asks for an object.
     *
     * @param location its address
     * @param more what to add to the request
     * @param body takes the answer
     * @return what the body made of it; empty if the object still is what the request says (304)
     */
    <T> Optional<T> get(
            URI location, Consumer<GetObjectRequest.Builder> more, ResponseTransformer<GetObjectResponse, T> body) {
        S3Address address = S3Address.of(location);
        if (closed) {
            throw S3Answer.failed(location, "the source was closed");
        }
        BucketLogin login =
                options.access().login(address.bucket(), options.endpoint().isEmpty());
        String region = regions.of(login);
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(address.bucket())
                .key(address.key())
                .applyMutation(more)
                .build();
        Call<T> call = credentials -> clients.in(region).getObject(signed(request, credentials), body);
        try {
            return Optional.of(twice(call, login, location));
        } catch (S3Exception e) {
            if (e.statusCode() == 304) {
                return Optional.empty();
            }
            throw new S3Failure(location, login, region).of(e);
        } catch (SdkException e) {
            throw new S3Failure(location, login, region).of(e);
        } catch (IllegalStateException e) {
            // the connections went away below this read
            throw S3Answer.failed(location, closed ? "the source was closed" : "S3 cannot be asked: " + e.getMessage());
        }
    }

    private interface Call<T> {
        T with(AwsCredentials credentials);
    }

    private <T> T twice(Call<T> call, BucketLogin login, URI location) {
        AwsCredentials first = login.credentials(location);
        try {
            return call.with(first);
        } catch (S3Exception e) {
            if (!S3Failure.isExpired(e) || !login.renew(first)) {
                throw e;
            }
            options.traffic().retry();
            return call.with(login.credentials(location));
        }
    }

    private static GetObjectRequest signed(GetObjectRequest request, AwsCredentials credentials) {
        AwsCredentialsProvider these = () -> credentials;
        return request.toBuilder()
                .overrideConfiguration(c -> c.credentialsProvider(these))
                .build();
    }

    @Override
    public void close() {
        closed = true;
        clients.close();
    }
}
