package org.virtualgranule.serve;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * What browsers are told of the web pages that may read.
 *
 * @param isAllowed whether those of any origin may; if not, only pages that come from this server
 */
record CrossOrigin(boolean isAllowed) {
    /** Headers of every answer. */
    void share(HttpFields.Mutable headers) {
        if (isAllowed) {
            headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            headers.put(HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS, "Accept-Ranges, Content-Length, Content-Range, ETag");
        }
        headers.put("X-Content-Type-Options", "nosniff");
    }

    /** More headers, of the answer to who asks what he may ask. */
    void options(HttpFields.Mutable headers, String methods) {
        headers.put(HttpHeader.ALLOW, methods);
        if (isAllowed) {
            headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, methods);
            headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, "*");
            headers.put(HttpHeader.ACCESS_CONTROL_MAX_AGE, "86400");
        }
    }
}
