package org.virtualgranule.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.virtualgranule.zarr.store.VirtualStore;

/**
 * A web server that offers stores to any Zarr client, read-only: the key {@code K} of the store {@code NAME} is at
 * {@code /NAME/K}. A client can make it read nothing but what the stores' manifests name. Thread-safe.
 */
public final class StoreServer implements AutoCloseable {
    /** Those that wait for the origin are not among them. */
    private static final int THREADS = 16;

    /** What a path may hold that some servers take for something else: here {@link UrlPath} decides. */
    private static final Set<Violation> UNDERSTOOD = Set.of(
            Violation.AMBIGUOUS_PATH_SEGMENT,
            Violation.AMBIGUOUS_EMPTY_SEGMENT,
            Violation.AMBIGUOUS_PATH_SEPARATOR,
            Violation.AMBIGUOUS_PATH_ENCODING,
            Violation.AMBIGUOUS_PATH_PARAMETER,
            Violation.SUSPICIOUS_PATH_CHARACTERS,
            Violation.ILLEGAL_PATH_CHARACTERS);

    /** Milliseconds that clients may idle while others wait to be connected. */
    private static final long HURRY = 2000;

    private final Server server;
    private final GracefulHandler requests;
    private final Duration patience;
    private final ServerConnector connector;
    private final Lanes lanes;
    private final URI address;
    private boolean isClosed;

    private StoreServer(
            Map<String, VirtualStore> stores,
            InetSocketAddress listening,
            ServerLimits limits,
            CrossOrigin pages,
            Consumer<Throwable> problems)
            throws IOException {
        lanes = new Lanes(limits);
        patience = limits.patience();
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("serve");
        threads.setDaemon(true);
        server = new Server(threads);
        connector = new ServerConnector(server, new HttpConnectionFactory(configuration()));
        connector.setIdleTimeout(patience.toMillis());
        server.addConnector(connector);
        NetworkConnectionLimit most = new NetworkConnectionLimit(limits.connections(), connector);
        most.setEndPointIdleTimeout(Math.min(patience.toMillis(), HURRY));
        server.addBean(most);
        server.setErrorHandler(new PlainErrors(pages));
        requests =
                new GracefulHandler(new StoreService(new Site(stores, lanes.memory()), lanes, limits, pages, problems));
        server.setHandler(requests);
        String host = listening.getHostString();
        connector.setHost(host);
        connector.setPort(listening.getPort());
        connector.open();
        address = URI.create(
                "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort() + "/");
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(new UriCompliance("keys", UNDERSTOOD));
        http.setSendServerVersion(false);
        return http;
    }

    /**
     * Starts a server whose stores web pages of any origin may read.
     *
     * @param stores the stores by their names, which become parts of URLs; not closed by the server
     * @param address where it listens; port 0 for any that is free
     * @param limits what it takes at most
     * @param problems told each failure, as below
     * @return the running server
     * @throws IllegalArgumentException if a name cannot be part of a URL
     * @throws IOException if it cannot listen there
     */
    public static StoreServer start(
            Map<String, VirtualStore> stores,
            InetSocketAddress address,
            ServerLimits limits,
            Consumer<Throwable> problems)
            throws IOException {
        return start(stores, address, limits, true, problems);
    }

    /**
     * Starts a server.
     *
     * @param stores the stores by their names, which become parts of URLs; not closed by the server
     * @param address where it listens; port 0 for any that is free
     * @param limits what it takes at most
     * @param isShared whether web pages of any origin may read the stores, in the browsers of those who reach the server;
     *     other programs are not hindered
     * @param problems told each failure to answer with a value; its message may say anything unless it is a
     *     {@link org.virtualgranule.dmrpp.model.GranuleException}
     * @return the running server
     * @throws IllegalArgumentException if a name cannot be part of a URL
     * @throws IOException if it cannot listen there
     */
    public static StoreServer start(
            Map<String, VirtualStore> stores,
            InetSocketAddress address,
            ServerLimits limits,
            boolean isShared,
            Consumer<Throwable> problems)
            throws IOException {
        stores.keySet().forEach(StoreServer::check);
        StoreServer server = new StoreServer(stores, address, limits, new CrossOrigin(isShared), problems);
        try {
            server.server.start();
            return server;
        } catch (Exception e) {
            server.close();
            throw new IllegalStateException("the web server cannot be started", e);
        }
    }

    private static void check(String name) {
        if (name.isEmpty()
                || name.contains("/")
                || name.equals(".")
                || name.equals("..")
                || name.equals(Site.METADATA)) {
            throw new IllegalArgumentException("no store can be served as \"" + name + "\"");
        }
    }

    /**
     * Where it is.
     *
     * @return the URL of the group that holds all stores, with a slash at its end
     */
    public URI address() {
        return address;
    }

    /**
     * Where a store is.
     *
     * @param name the store's name
     * @return its URL, without a slash at its end
     */
    public URI address(String name) {
        return address.resolve(UrlPath.escaped(name));
    }

    /**
     * Waits until the server is closed.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public void join() throws InterruptedException {
        server.join();
    }

    /**
     * Takes no more requests, finishes those under way as far as patience reaches, and gives threads and port back. Who
     * closes it once more waits for the first.
     */
    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        connector.close();
        try {
            requests.shutdown().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // what is still under way is given up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the web server cannot be stopped", e);
        } finally {
            lanes.close();
        }
    }
}
