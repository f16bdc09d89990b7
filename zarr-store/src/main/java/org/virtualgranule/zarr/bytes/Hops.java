package org.virtualgranule.zarr.bytes;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Follows redirects hop by hop. Each hop gets its own login, if any: what one host may see is not shown to the next, and
 * a signed address is sent none. No hop leads from https to http, or from a public host to one that only this machine or
 * its network can see. Where a redirect led to is remembered, so that the next range costs one request and not two; but
 * whether a document is still the same is asked of who redirects, and a pinned view begins anew.
 */
final class Hops {
    private static final int MAX_HOPS = 10;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, 404, 410);

    private final OkHttpClient client;
    private final HttpOptions options;
    private final RedirectTargets targets = new RedirectTargets();
    private final RedirectSearch search = new RedirectSearch();

    /** A host that a redirect leads to cannot be reached: that says nothing of the one that was asked. */
    private static final class Elsewhere extends IOException {
        private static final long serialVersionUID = 1;

        Elsewhere(HttpUrl url, IOException cause) {
            super("redirected to " + url.host() + ": " + Retry.reason(cause), cause);
        }
    }

    Hops(OkHttpClient client, HttpOptions options) {
        this.client = client;
        this.options = options;
    }

    /** Sends a request, and its like to where redirects led before or lead now. The response is the caller's to close. */
    Response send(URI location, Consumer<Request.Builder> ask, Ticket ticket) throws IOException {
        HttpUrl origin = url(location);
        Optional<HttpUrl> target = targets.of(origin);
        if (target.isPresent()) {
            Optional<Response> response = remembered(origin, target.get(), ask, ticket);
            if (response.isPresent()) {
                return response.get();
            }
            targets.forget(origin);
        }
        try (RedirectSearch.Turn turn = search.turn(origin)) {
            Optional<Response> response = Optional.empty();
            // an unsigned address is no hint, but whoever was waited for may have remembered it
            Optional<HttpUrl> known = turn.hint().or(() -> targets.of(origin));
            if (known.isPresent()) {
                response = direct(origin, known.get(), ask, ticket);
            }
            return response.isPresent() ? response.get() : searched(turn, location, ask, ticket);
        }
    }

    private Response searched(RedirectSearch.Turn turn, URI location, Consumer<Request.Builder> ask, Ticket ticket)
            throws IOException {
        Response response = follow(location, turn::found, ask, ticket);
        // what was given to a login is not asked for without it
        if (response.request().header("Authorization") == null) {
            targets.remember(url(location), response.request().url(), response);
        }
        return response;
    }

    /** As {@link #send}, but to where redirects lead now: whether a document changed only who redirects can tell. */
    Response fresh(URI location, Consumer<Request.Builder> ask, Ticket ticket) throws IOException {
        return follow(location, target -> {}, ask, ticket);
    }

    /** Forgets where redirects led to: the archive may have replaced the file by one elsewhere. */
    void forget(URI location) {
        targets.forget(url(location));
    }

    /** What cannot be reached is forgotten: the archive may know another one by the next try. */
    private Optional<Response> remembered(HttpUrl origin, HttpUrl target, Consumer<Request.Builder> ask, Ticket ticket)
            throws IOException {
        try {
            return direct(origin, target, ask, ticket);
        } catch (Elsewhere e) {
            targets.forget(origin);
            throw e;
        }
    }

    /** Asks where a redirect led to before; empty if that is refused: a signature that has run out, mostly. */
    private Optional<Response> direct(HttpUrl origin, HttpUrl target, Consumer<Request.Builder> ask, Ticket ticket)
            throws IOException {
        Response response = exchange(origin, target, Optional.empty(), ask, ticket);
        if (!REFUSALS.contains(response.code()) && !isRedirect(response)) {
            return Optional.of(response);
        }
        response.close();
        return Optional.empty();
    }

    private Response follow(URI location, Consumer<HttpUrl> signed, Consumer<Request.Builder> ask, Ticket ticket)
            throws IOException {
        HttpUrl origin = url(location);
        HttpUrl url = origin;
        boolean renewed = false;
        for (int hop = 0; hop <= MAX_HOPS; hop++) {
            Optional<String> login =
                    isSigned(url) ? Optional.empty() : options.credentials().authorization(url.uri());
            Response response = exchange(origin, url, login, ask, ticket);
            if (isRedirect(response)) {
                url = next(location, url, response);
                options.traffic().redirect();
                search.redirects(origin);
                if (isSigned(url)) {
                    signed.accept(url);
                }
            } else if (response.code() == 401
                    && !renewed
                    && options.credentials().renew(url.uri(), login)) {
                response.close();
                renewed = true;
                url = origin;
            } else {
                return response;
            }
        }
        throw HttpByteSource.fail(location, "more than " + MAX_HOPS + " redirects; the login may have failed");
    }

    private Response exchange(
            HttpUrl origin, HttpUrl url, Optional<String> login, Consumer<Request.Builder> ask, Ticket ticket)
            throws IOException {
        Request.Builder request = new Request.Builder().url(url);
        ask.accept(request);
        login.ifPresent(value -> request.header("Authorization", value));
        try {
            return ticket.execute(client, request.build());
        } catch (IOException e) {
            boolean elsewhere = !url.host().equals(origin.host()) || url.port() != origin.port();
            throw elsewhere && Hosts.isUnreachable(e) ? new Elsewhere(url, e) : e;
        }
    }

    private static HttpUrl next(URI location, HttpUrl from, Response response) {
        try (response) {
            HttpUrl to = from.resolve(response.header("Location", ""));
            // the login is chosen by the URI, from which odd characters are dropped: it would be another host's
            if (to == null || !to.host().matches("[a-z0-9._:-]+")) {
                throw HttpByteSource.fail(location, "the server redirects to what is no web address");
            }
            if (from.isHttps() && !to.isHttps()) {
                throw HttpByteSource.fail(location, "the server redirects from https to http, to " + to.host());
            }
            if (Locations.isPrivate(to.host()) && !Locations.isPrivate(from.host())) {
                throw HttpByteSource.fail(
                        location, "the server redirects to " + to.host() + ", which only this network can see");
            }
            // nobody asked for it, and not every user information can be written as a URI
            return to.newBuilder().username("").password("").build();
        }
    }

    private static boolean isRedirect(Response response) {
        return REDIRECTS.contains(response.code()) && response.header("Location") != null;
    }

    /** A signature in the query is a permission; servers refuse a second one. */
    private static boolean isSigned(HttpUrl url) {
        return url.queryParameter("X-Amz-Signature") != null
                || url.queryParameter("Signature") != null
                || url.queryParameter("sig") != null;
    }

    private static HttpUrl url(URI location) {
        HttpUrl url = HttpUrl.parse(location.toString());
        if (url == null) {
            throw HttpByteSource.fail(location, "its host or port is none of a web address");
        }
        return url;
    }
}
