package org.virtualgranule.zarr.bytes;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.StaleSidecarException;

/** Checks an answer to a Range request: status, Content-Range and length must all say what was asked for. */
final class RangeAnswer {
    private RangeAnswer() {}

    static ByteBuffer body(Response response, URI location, ByteRange range, HttpOptions options) throws IOException {
        if (response.code() == 416) {
            throw new StaleSidecarException(
                    Locations.name(location),
                    "the server has no bytes " + range.offset() + " to " + range.end() + " ("
                            + response.header("Content-Range", "no Content-Range")
                            + "); the granule is cut off or is not the sidecar's");
        }
        if (response.code() != 206 && response.code() != 200) {
            throw refused(response, location, options);
        }
        String encoding = response.header("Content-Encoding", "identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw HttpByteSource.fail(location, "the server sent a part of the file as " + encoding + ", not as it is");
        }
        if (response.code() == 200) {
            if (response.header("Content-Type", "").startsWith("text/html")) {
                throw HttpByteSource.fail(
                        location,
                        "the server sent a web page in place of the file; it may want a login, or a proxy does");
            }
            return WholeAnswer.part(response, location, range, options);
        }
        ExactRange.check(location, range, response.header("Content-Range", ""));
        ResponseBody body = response.body();
        OptionalLong announced =
                body.contentLength() < 0 ? OptionalLong.empty() : OptionalLong.of(body.contentLength());
        return ExactRange.body(range, announced, body.byteStream(), options.traffic());
    }

    /** The size of the whole file, if the answer states it: a 200 is the whole file. */
    static OptionalLong total(Response response) {
        if (response.code() != 200) {
            return ExactRange.total(response.header("Content-Range", ""));
        }
        long length = response.body().contentLength();
        return length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    }

    /** The exception for a status that is no success: an IOException if another try may help. */
    static ChunkReadException refused(Response response, URI location, HttpOptions options) throws IOException {
        int code = response.code();
        Retry.check(code, response.header("Retry-After", ""));
        String remedy =
                switch (code) {
                    case 401, 403 ->
                        "; "
                                + options.credentials()
                                        .remedy(response.request().url().uri());
                    case 404 -> "; there is no such file, check the address";
                    default -> "";
                };
        return HttpByteSource.fail(location, "HTTP " + code + remedy);
    }
}
