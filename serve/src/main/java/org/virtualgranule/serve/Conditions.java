package org.virtualgranule.serve;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * What the client has already, in the order of
 * <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2">RFC 9110, section 13.2.2</a>.
 */
final class Conditions {
    private final HttpFields request;
    private final String etag;

    Conditions(HttpFields request, String etag) {
        this.request = request;
        this.etag = etag;
    }

    /** The client wants another state than there is. */
    boolean areNotMet() {
        return request.contains(HttpHeader.IF_MATCH) && !ETags.isStronglyIn(all(HttpHeader.IF_MATCH), etag);
    }

    /** The client has what there is. */
    boolean isNotModified() {
        return ETags.isIn(all(HttpHeader.IF_NONE_MATCH), etag);
    }

    /** The part that is wanted; all of it where the client has parts of another state. */
    Part part(long size) {
        String ifRange = all(HttpHeader.IF_RANGE);
        boolean same = ifRange.isEmpty() || ifRange.strip().equals(etag);
        return same ? Part.of(all(HttpHeader.RANGE), size) : Part.whole(size);
    }

    private String all(HttpHeader header) {
        return String.join(",", request.getValuesList(header));
    }
}
