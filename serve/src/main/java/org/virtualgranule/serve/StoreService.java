package org.virtualgranule.serve;

import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers requests. What is at hand is answered by the web server's own threads, which are few; whatever takes work, or
 * may have to wait for the origin, by those of {@link Lanes}, so that it does not keep others waiting.
 */
final class StoreService extends Handler.Abstract {
    private static final String METHODS = "GET, HEAD, OPTIONS";

    private final Site site;
    private final Lanes lanes;
    private final ServerLimits limits;
    private final CrossOrigin pages;
    private final Consumer<Throwable> problems;

    StoreService(Site site, Lanes lanes, ServerLimits limits, CrossOrigin pages, Consumer<Throwable> problems) {
        super(InvocationType.NON_BLOCKING);
        this.site = site;
        this.lanes = lanes;
        this.limits = limits;
        this.pages = pages;
        this.problems = problems;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Exchange exchange = new Exchange(request, response, callback, limits, lanes.memory());
        pages.share(response.getHeaders());
        if (HttpMethod.OPTIONS.is(request.getMethod())) {
            pages.options(response.getHeaders(), METHODS);
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

    private void find(UrlPath path, Exchange exchange) {
        Optional<Representation> atHand = site.atHand(path);
        if (atHand.isPresent()) {
            send(atHand.get(), exchange);
            return;
        }
        if (!site.isOurs(path)) {
            exchange.refuse(Refusal.NO_SUCH_KEY);
            return;
        }
        exchange.await();
        try {
            lanes.of(path).execute(() -> answer(path, exchange));
        } catch (RejectedExecutionException e) {
            exchange.refuse(Refusal.of(e));
        }
    }

    private void answer(UrlPath path, Exchange exchange) {
        try {
            Optional<Representation> body = site.find(path);
            if (body.isPresent()) {
                send(body.get(), exchange);
            } else if (!path.isFolder() && site.isFolder(path)) {
                exchange.redirect("/" + path.escaped() + "/");
            } else {
                exchange.refuse(Refusal.NO_SUCH_KEY);
            }
        } catch (RuntimeException | Error e) {
            fail(e, exchange);
        }
    }

    private void send(Representation body, Exchange exchange) {
        try {
            exchange.send(body);
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
