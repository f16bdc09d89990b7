package org.virtualgranule.zarr.bytes;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks whether a document is still the one that the caller has. A server need not heed the condition, so no more than a
 * byte is asked for: the version in any answer tells as well. It is not asked whether the document was modified since: one
 * that was replaced by an older one would be taken for unchanged.
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
    }

    /**
     * Takes the response over.
     *
     * @param cancel ends what the server sends; closing alone would read on
     * @return the document, unchanged or as it is now; empty if it changed, or nothing tells, and is yet to be asked for
     */
    static Optional<Document> of(Response response, Version known, URI location, HttpOptions options, Runnable cancel)
            throws IOException {
        Version version = HttpByteSource.version(response);
        boolean changed = !(version.isKnown() && version.equals(known));
        switch (response.code()) {
            case 304 -> {
                response.close();
                return contradicts(strong(version.tag()), strong(known.tag()))
                                || contradicts(version.modified(), known.modified())
                        ? Optional.empty()
                        : Optional.of(Document.unchanged(known));
            }
            case 200 -> {
                if (changed && response.header("Content-Encoding") == null) {
                    return Optional.of(DocumentAnswer.of(response, location, options));
                }
                cancel.run();
                response.close();
            }
            case 206, 416 -> response.close();
            case 400, 405, 412, 501 -> {
                response.close(); // a server that does not know conditions; a plain request tells more
                return Optional.empty();
            }
            default -> {
                try (response) {
                    throw RangeAnswer.refused(response, location, options);
                }
            }
        }
        return changed ? Optional.empty() : Optional.of(Document.unchanged(known));
    }

    /** A condition compares weakly (RFC 9110, section 13.1.2): servers that compress make a tag weak, or not. */
    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    private static boolean contradicts(String stated, String known) {
        return !stated.isEmpty() && !stated.equals(known);
    }
}
