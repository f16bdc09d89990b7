package org.virtualgranule.serve;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Errors as one line of text, also those of requests that are none. */
final class PlainErrors extends ErrorHandler {
    private final CrossOrigin pages;

    PlainErrors(CrossOrigin pages) {
        this.pages = pages;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        String reason = String.valueOf(request.getAttribute(ERROR_MESSAGE));
        pages.share(response.getHeaders());
        // what a fault of this server says may be anything
        write(status == 500 ? Refusal.FAULT : new Refusal(status, reason), response, callback);
        return true;
    }

    /** Writes a refusal; of an answer to HEAD the server leaves the line out. */
    static void write(Refusal refusal, Response response, Callback callback) {
        response.setStatus(refusal.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, StandardCharsets.UTF_8.encode(refusal.line() + "\n"), callback);
    }
}
