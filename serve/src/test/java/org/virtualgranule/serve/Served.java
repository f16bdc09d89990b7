package org.virtualgranule.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.virtualgranule.zarr.store.VirtualStore;

/** A server in this process, and a client of it. */
final class Served implements AutoCloseable {
    static final ServerLimits LIMITS = new ServerLimits(8, 1 << 20, 100, Duration.ofSeconds(20), 1 << 14);

    final List<Throwable> problems = new CopyOnWriteArrayList<>();
    final StoreServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    Served(Map<String, VirtualStore> stores, ServerLimits limits) {
        try {
            server = StoreServer.start(stores, new InetSocketAddress("127.0.0.1", 0), limits, problems::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One store, called {@code a.h5}. */
    static Served of(VirtualStore store) {
        return new Served(Map.of("a.h5", store), LIMITS);
    }

    HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    HttpResponse<byte[]> send(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path.substring(1)))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    Socket connect() throws IOException {
        return new Socket("127.0.0.1", server.address().getPort());
    }

    /** Sends lines as they are, which no client would, and reads until the server closes. */
    String raw(String head) throws IOException {
        return raw(server, head);
    }

    static String raw(StoreServer server, String head) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write((head + "\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** The status of the answer to a path that is sent as it is. */
    int status(String path) throws IOException {
        return Integer.parseInt(raw("GET " + path + " HTTP/1.1").split(" ")[1]);
    }

    @Override
    public void close() {
        server.close();
    }
}
