package org.virtualgranule.zarr.bytes;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks whether a document is still the one that the caller has. A server need not heed the condition, so no more than a
 * byte is asked for: the version in any answer tells as well.
 */
final class ConditionalAnswer {
    private ConditionalAnswer() {}

    static void condition(Request.Builder request, Version known) {
        request.header("Range", "bytes=0-0");
        // what okhttp itself says for a document: a compressed one may have a version of its own
        request.header("Accept-Encoding", "gzip");
        if (!known.tag().isEmpty()) {
            request.header("If-None-Match", known.tag());
        }
        if (!known.modified().isEmpty()) {
            request.header("If-Modified-Since", known.modified());
        }
    }

    /**
     * Takes the response over.
     *
     * @param cancel ends what the server sends; closing alone would read on
     * @return the document, unchanged or as it is now; empty if it changed and is yet to be asked for
     */
    static Optional<Document> of(Response response, Version known, URI location, HttpOptions options, Runnable cancel)
            throws IOException {
        Version version = HttpByteSource.version(response);
        boolean changed = !(version.isKnown() && version.equals(known));
        switch (response.code()) {
            case 304 -> {
                response.close();
                return Optional.of(Document.unchanged(version));
            }
            case 200 -> {
                if (changed && response.header("Content-Encoding") == null) {
                    return Optional.of(DocumentAnswer.of(response, location, options));
                }
                cancel.run();
                response.close();
            }
            case 206, 416 -> response.close();
            default -> {
                try (response) {
                    throw RangeAnswer.refused(response, location, options);
                }
            }
        }
        return changed ? Optional.empty() : Optional.of(Document.unchanged(known));
    }
}
