package org.virtualgranule.serve;

import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.virtualgranule.zarr.array.FetchPool;

/**
 * Answers requests. What is at hand is answered by the web server's own threads, which are few; whatever may have to
 * wait for the origin by the pool's, so that a slow origin does not keep others waiting.
 */
final class StoreService extends Handler.Abstract {
    private static final String METHODS = "GET, HEAD, OPTIONS";

    private final Site site;
    private final FetchPool pool;
    private final ServerLimits limits;
    private final Consumer<Throwable> problems;

    StoreService(Site site, FetchPool pool, ServerLimits limits, Consumer<Throwable> problems) {
        super(InvocationType.NON_BLOCKING);
        this.site = site;
        this.pool = pool;
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Exchange exchange = new Exchange(request, response, callback, limits);
        share(response.getHeaders());
        if (HttpMethod.OPTIONS.is(request.getMethod())) {
            options(response.getHeaders());
            response.setStatus(204);
            callback.succeeded();
        } else if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, METHODS);
            exchange.refuse(Refusal.READ_ONLY);
        } else {
            // the path as it was sent: the decoded one leaves out what follows a semicolon
            String raw = String.valueOf(request.getHttpURI().getPath());
            UrlPath.parse(raw).ifPresentOrElse(path -> find(path, exchange), () -> exchange.refuse(Refusal.NO_PATH));
        }
        return true;
    }

    /** Web pages from anywhere may read everything: nothing here is one user's more than another's. */
    static void share(HttpFields.Mutable headers) {
        headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        headers.put(HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS, "Accept-Ranges, Content-Length, Content-Range, ETag");
        headers.put("X-Content-Type-Options", "nosniff");
    }

    private static void options(HttpFields.Mutable headers) {
        headers.put(HttpHeader.ALLOW, METHODS);
        headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
        headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, "*");
        headers.put(HttpHeader.ACCESS_CONTROL_MAX_AGE, "86400");
    }

    private void find(UrlPath path, Exchange exchange) {
        Optional<Resource> resource = site.find(path);
        if (resource.isPresent()) {
            open(resource.get(), exchange);
        } else if (!path.isFolder() && site.isFolder(path)) {
            exchange.redirect("/" + path.escaped() + "/");
        } else {
            exchange.refuse(Refusal.NO_SUCH_KEY);
        }
    }

    private void open(Resource resource, Exchange exchange) {
        Optional<Representation> atHand = resource.atHand();
        if (atHand.isPresent()) {
            send(atHand.get(), resource, exchange);
            return;
        }
        exchange.await();
        try {
            pool.tasks().execute(() -> answer(resource, exchange));
        } catch (RejectedExecutionException e) {
            exchange.refuse(Refusal.of(e));
        }
    }

    private void answer(Resource resource, Exchange exchange) {
        Representation body;
        try {
            body = resource.open();
        } catch (RuntimeException | Error e) {
            fail(e, exchange);
            return;
        }
        send(body, resource, exchange);
    }

    private void send(Representation body, Resource resource, Exchange exchange) {
        try {
            exchange.send(body, resource.type());
        } catch (RuntimeException | Error e) {
            body.close();
            fail(e, exchange);
        }
    }

    /** If even that fails, as where there is no memory left, the client is cut off: it would wait in vain. */
    private void fail(Throwable failure, Exchange exchange) {
        try {
            problems.accept(failure);
            exchange.refuse(Refusal.of(failure));
        } catch (RuntimeException | Error e) {
            exchange.callback().failed(e);
        }
    }
}
