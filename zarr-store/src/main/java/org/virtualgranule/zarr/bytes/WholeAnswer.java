package org.virtualgranule.zarr.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import okhttp3.Response;

/** The answer of a server that ignores Range and sends the whole file: the part is cut out, if it lies near the start. */
final class WholeAnswer {
    private WholeAnswer() {}

    static ByteBuffer part(Response response, URI location, ByteRange range, HttpOptions options) throws IOException {
        long size = response.body().contentLength();
        if (size >= 0 && size < range.end()) {
            throw ExactRange.tooShort(location, size, range);
        }
        if (range.end() > HttpByteSource.MAX_SKIPPED) {
            throw HttpByteSource.fail(
                    location,
                    "the server ignores Range requests; for the data at byte " + range.offset() + " it would send "
                            + range.end() + " bytes, and at most " + HttpByteSource.MAX_SKIPPED
                            + " are read so; use a local copy");
        }
        InputStream in = response.body().byteStream();
        in.skipNBytes(range.offset());
        byte[] bytes = in.readNBytes(range.size());
        options.traffic().received(range.offset() + bytes.length);
        if (bytes.length != range.size()) {
            throw new IOException(range.size() + " bytes asked for, " + bytes.length + " came");
        }
        return ByteBuffer.wrap(bytes);
    }
}
