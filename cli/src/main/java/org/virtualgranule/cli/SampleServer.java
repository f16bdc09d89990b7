package org.virtualgranule.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A web server on this machine alone that serves a folder's files in parts: for trying out what reads remote files. */
final class SampleServer implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-(\\d{1,9})");

    private final HttpServer server;
    private final Path folder;

    SampleServer(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Path name = Path.of(exchange.getRequestURI().getPath()).getFileName();
            byte[] file = Files.readAllBytes(folder.resolve(name));
            Matcher range =
                    RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
            boolean part = range.matches();
            int from = part ? Integer.parseInt(range.group(1)) : 0;
            int to = part ? Math.min(Integer.parseInt(range.group(2)), file.length - 1) : file.length - 1;
            if (part) {
                exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + to + "/" + file.length);
            }
            exchange.sendResponseHeaders(part ? 206 : 200, to + 1L - from);
            exchange.getResponseBody().write(Arrays.copyOfRange(file, from, to + 1));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
