package org.virtualgranule.cli;

import java.util.Optional;
import java.util.stream.Stream;
import org.virtualgranule.s3.S3Access;
import org.virtualgranule.s3.S3ByteSource;
import org.virtualgranule.s3.S3Options;
import org.virtualgranule.zarr.bytes.ByteSources;
import org.virtualgranule.zarr.bytes.HttpOptions;
import org.virtualgranule.zarr.bytes.Locations;
import picocli.CommandLine.Option;

/** How {@code s3://} addresses are read. */
final class S3Arguments {
    private static final String AWS = "aws";

    @Option(
            names = "--s3-endpoint",
            paramLabel = "URL",
            description = "Server other than AWS that s3:// addresses are read from.")
    private Optional<String> endpoint = Optional.empty();

    @Option(
            names = "--s3-region",
            paramLabel = "REGION",
            description = "Region of the buckets; default: us-west-2 for NASA's, else as AWS is configured here.")
    private Optional<String> region = Optional.empty();

    @Option(names = "--s3-anonymous", description = "Read s3:// addresses without credentials.")
    private boolean anonymous;

    @Option(
            names = "--s3-credentials",
            paramLabel = "URL|aws",
            description =
                    "Where an archive gives temporary credentials for s3:// addresses, or aws for those of AWS's own"
                            + " tools; default: as the bucket wants it, see the README.")
    private Optional<String> credentials = Optional.empty();

    /**
     * All that can be read; the AWS SDK is loaded when the first s3 address is.
     *
     * @param http how web servers are asked, archives for temporary credentials, too
     * @throws IllegalArgumentException if an option is wrong
     */
    ByteSources sources(HttpOptions http) {
        if (anonymous && credentials.isPresent()) {
            throw new IllegalArgumentException("--s3-anonymous and --s3-credentials exclude each other");
        }
        ByteSources web = ByteSources.standard(http);
        if (anonymous || Stream.of(endpoint, region, credentials).anyMatch(Optional::isPresent)) {
            // what is wrong with them is told before anything is read
            S3Options options = options(web, http);
            return web.with("s3", () -> new S3ByteSource(options));
        }
        return web.with("s3", () -> new S3ByteSource(options(web, http)));
    }

    private S3Options options(ByteSources web, HttpOptions http) {
        S3Options options =
                S3Options.of(access(web)).withPatience(http.patience()).withTraffic(http.traffic());
        if (region.isPresent()) {
            options = options.withRegion(region.get());
        }
        return endpoint.isPresent() ? options.withEndpoint(Locations.parse(endpoint.get())) : options;
    }

    private S3Access access(ByteSources https) {
        if (anonymous) {
            return S3Access.anonymous();
        }
        if (credentials.isEmpty()) {
            return S3Access.standard(https);
        }
        return credentials.get().equals(AWS)
                ? S3Access.aws()
                : S3Access.temporary(Locations.parse(credentials.get()), https);
    }
}
