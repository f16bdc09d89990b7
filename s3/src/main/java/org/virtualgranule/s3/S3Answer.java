package org.virtualgranule.s3;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ExactRange;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.bytes.Version;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** What the headers of an answer say: its version, and whether its body is what was asked for. */
final class S3Answer {
    /** The last is what some programs that upload objects leave behind; S3 stores such objects plain. */
    private static final Set<String> PLAIN = Set.of("", "identity", "aws-chunked");

    private S3Answer() {}

    static Version version(GetObjectResponse answer) {
        return new Version(
                Optional.ofNullable(answer.eTag()).orElse(""),
                answer.sdkHttpResponse().firstMatchingHeader("Last-Modified").orElse(""));
    }

    /** Fails if the body is not exactly this range of the object. */
    static void checkRange(GetObjectResponse answer, URI location, ByteRange range) {
        checkPlain(answer, location);
        if (answer.sdkHttpResponse().statusCode() != 206) {
            throw failed(
                    location, "the server ignores Range requests and would send the whole object; use a local copy");
        }
        ExactRange.check(location, range, stated(answer));
    }

    /** Bytes of the whole object. */
    static OptionalLong total(GetObjectResponse answer) {
        return ExactRange.total(stated(answer));
    }

    private static String stated(GetObjectResponse answer) {
        return Optional.ofNullable(answer.contentRange()).orElse("");
    }

    /** Fails if the object was stored compressed: places in it would be places in something else. */
    static void checkPlain(GetObjectResponse answer, URI location) {
        String encoding = Optional.ofNullable(answer.contentEncoding()).orElse("");
        if (!PLAIN.contains(encoding)) {
            throw failed(location, "the object is stored as " + encoding + ", not as it is");
        }
    }

    static ChunkReadException failed(URI location, String message) {
        return new ChunkReadException(Locations.name(location), Locations.display(location) + ": " + message);
    }
}
