package org.virtualgranule.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ExactRange;
import org.virtualgranule.zarr.bytes.Traffic;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Takes the body of an answer if it is the range that was asked for, all of it and nothing else. The SDK tries again if
 * it breaks off.
 *
 * @param location the object
 * @param range which bytes were asked for
 * @param headers told of the answer before the body is read; may fail
 * @param traffic counts the bytes
 */
record RangeBody(URI location, ByteRange range, Consumer<GetObjectResponse> headers, Traffic traffic)
        implements ResponseTransformer<GetObjectResponse, ByteBuffer> {
    @Override
    public ByteBuffer transform(GetObjectResponse answer, AbortableInputStream in) {
        boolean whole = false;
        try {
            S3Answer.checkRange(answer, location, range);
            headers.accept(answer);
            ByteBuffer body = ExactRange.body(range, announced(answer), in, traffic);
            whole = true;
            return body;
        } catch (IOException e) {
            throw RetryableException.create(String.valueOf(e.getMessage()), e);
        } finally {
            if (!whole) {
                // closing would read on to the end, to keep the connection
                in.abort();
            }
        }
    }

    private static OptionalLong announced(GetObjectResponse answer) {
        Long length = answer.contentLength();
        return length == null ? OptionalLong.empty() : OptionalLong.of(length);
    }
}
