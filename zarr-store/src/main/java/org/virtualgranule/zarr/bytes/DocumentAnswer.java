package org.virtualgranule.zarr.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.util.Optional;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Reads a whole document before it is handed on, so that one that breaks off can be asked for again. Of a very long one
 * only the beginning is read, and the rest is left to the caller.
 */
final class DocumentAnswer {
    /** Bytes of a usual sidecar, for the guess of how long it takes. */
    static final long USUAL_SIZE = 2 << 20;

    private static final long MAX_HELD = 32L << 20;

    private DocumentAnswer() {}

    /** Takes the response over: it is closed here, or with the document. */
    static Document of(Response response, URI location, HttpOptions options) throws IOException {
        boolean handedOn = false;
        try {
            Version version = HttpByteSource.version(response);
            if (response.code() != 200) {
                throw RangeAnswer.refused(response, location, options);
            }
            BufferedSource body = response.body().source();
            Buffer held = new Buffer();
            boolean more = body.request(1);
            while (more && held.size() < MAX_HELD) {
                options.traffic().received(body.getBuffer().size());
                held.write(body.getBuffer(), body.getBuffer().size());
                more = body.request(1);
            }
            handedOn = more;
            InputStream content =
                    more ? new SequenceInputStream(held.inputStream(), body.inputStream()) : held.inputStream();
            return new Document(version, Optional.of(content));
        } finally {
            if (!handedOn) {
                response.close();
            }
        }
    }
}
