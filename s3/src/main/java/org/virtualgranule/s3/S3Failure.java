package org.virtualgranule.s3;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.dmrpp.model.StaleSidecarException;
import org.virtualgranule.zarr.bytes.Locations;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The SDK's exceptions in our words. They never become causes: an answer's body, which may repeat a session token, hangs
 * on them. What the network said does.
 *
 * @param location what was read
 * @param login with what
 * @param region where
 */
record S3Failure(URI location, BucketLogin login, String region) {
    private static final String BUCKET_REGION = "x-amz-bucket-region";

    /** Says why there was no answer, or what is wrong with it. */
    RuntimeException of(SdkException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof GranuleException known) {
                return known;
            }
        }
        return e instanceof S3Exception s3 ? refused(s3) : broken(e);
    }

    static boolean isExpired(S3Exception e) {
        return code(e).equals("ExpiredToken") || code(e).equals("TokenRefreshRequired");
    }

    private RuntimeException refused(S3Exception e) {
        int status = e.statusCode();
        String code = code(e);
        String answer = "HTTP " + status + (code.isEmpty() ? "" : " " + code) + request(e) + tries(e);
        if (status == 416) {
            return new StaleSidecarException(
                    Locations.name(location),
                    "S3 has no such bytes (" + answer + "); the granule is cut off or is not the sidecar's");
        }
        Optional<String> elsewhere =
                header(e, BUCKET_REGION).filter(r -> r.matches("[a-z0-9-]{2,40}") && !r.equals(region));
        if (elsewhere.isPresent() && status / 100 != 2) {
            return S3Answer.failed(
                    location,
                    answer + "; the bucket is in " + elsewhere.get() + " and was asked in " + region
                            + ": name its region (--s3-region, S3Options.withRegion)");
        }
        String remedy =
                switch (status) {
                    case 301, 307 ->
                        "; the bucket is not in " + region + ": name its region (--s3-region, S3Options.withRegion)";
                    case 404 ->
                        code.equals("NoSuchBucket")
                                ? "; there is no such bucket, check the address"
                                : "; there is no such object, check the address";
                    case 401, 403 -> "; asked " + login.words() + ": " + login.remedy();
                    default -> isExpired(e) ? "; asked " + login.words() + ", which have expired: renew them" : "";
                };
        return S3Answer.failed(location, answer + remedy);
    }

    private RuntimeException broken(SdkException e) {
        if (e instanceof AbortedException || Thread.currentThread().isInterrupted()) {
            Thread.currentThread().interrupt();
            return new ChunkReadException(Locations.name(location), "interrupted while reading");
        }
        if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
            return S3Answer.failed(location, "it did not come in time" + tries(e));
        }
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof IOException network) {
                String reason = network instanceof UnknownHostException
                        ? "unknown host"
                        : Optional.ofNullable(network.getMessage())
                                .orElse(network.getClass().getSimpleName());
                return new ChunkReadException(
                        Locations.name(location), Locations.display(location) + ": " + reason + tries(e), network);
            }
        }
        return S3Answer.failed(location, "S3 cannot be asked (" + e.getClass().getSimpleName() + ")" + tries(e));
    }

    /** The server's word for it, if it is one. */
    private static String code(S3Exception e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .filter(code -> code.matches("[A-Za-z]{1,64}"))
                .orElse("");
    }

    private static String request(S3Exception e) {
        return Optional.ofNullable(e.requestId())
                .filter(id -> id.matches("[A-Za-z0-9]{1,64}"))
                .map(id -> " (request " + id + ")")
                .orElse("");
    }

    private static Optional<String> header(S3Exception e, String name) {
        return Optional.ofNullable(e.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.sdkHttpResponse()))
                .flatMap(response -> response.firstMatchingHeader(name));
    }

    private static String tries(SdkException e) {
        return e.numAttempts() == null || e.numAttempts() < 2 ? "" : " (" + e.numAttempts() + " tries)";
    }
}
