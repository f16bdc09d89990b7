package org.virtualgranule.it.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A web server of a folder: byte ranges, versions, conditions. It counts what is asked, and fails where it is told to. */
public final class FaultyServer extends Dispatcher implements AutoCloseable {
    /** They tell of each connection and stream that is given up, as those of hedges are. */
    private static final List<Logger> CHATTER =
            List.of(Logger.getLogger(MockWebServer.class.getName()), Logger.getLogger("okhttp3.OkHttpClient"));

    static {
        CHATTER.forEach(logger -> logger.setLevel(Level.SEVERE));
    }

    private final Path folder;
    private final MockWebServer web = new MockWebServer();
    private final Map<String, String> aliases = new ConcurrentHashMap<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private final Set<Integer> connections = ConcurrentHashMap.newKeySet();
    private final Set<String> protocols = ConcurrentHashMap.newKeySet();
    private final List<Ask> asks = new CopyOnWriteArrayList<>();
    private final AtomicInteger faulted = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private volatile Faults faults = Faults.NONE;
    private volatile UnaryOperator<MockResponse.Builder> change = UnaryOperator.identity();

    /** Serves the files of a folder as they are when they are first asked for. */
    public FaultyServer(Path folder) throws IOException {
        this(folder, web -> {});
    }

    FaultyServer(Path folder, Consumer<MockWebServer> settings) throws IOException {
        this.folder = folder;
        settings.accept(web);
        web.setDispatcher(this);
        web.start();
    }

    FaultyServer faults(Faults other) {
        faults = other;
        return this;
    }

    /** Changes every answer, such as for a delay. */
    FaultyServer change(UnaryOperator<MockResponse.Builder> every) {
        change = every;
        return this;
    }

    /** Another path for a file, so that few can stand for many. */
    public FaultyServer alias(String path, String file) {
        aliases.put(path, file);
        return this;
    }

    /** The address of a path; the path may have a query. */
    public String address(String path) {
        return web.url("/" + path).toString();
    }

    /** Every request, in the order in which they came. */
    List<Ask> asks() {
        return asks;
    }

    /** Number of requests. */
    public int requests() {
        return asks.size();
    }

    /** Number of connections that were used. */
    int connections() {
        return connections.size();
    }

    /** What was spoken, such as HTTP/1.1. */
    Set<String> protocols() {
        return protocols;
    }

    /** How many of them went wrong as planned. */
    int faulted() {
        return faulted.get();
    }

    /** Bytes of bodies sent. */
    long bytes() {
        return bytes.get();
    }

    /** Answers that were under way at the same time, those that were cut off too. */
    int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** Forgets what was counted, and how often what was asked. */
    FaultyServer reset() {
        asks.clear();
        asked.clear();
        faulted.set(0);
        mostAtOnce.set(0);
        bytes.set(0);
        return this;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        Ask ask = Ask.of(request, key -> asked.computeIfAbsent(key, any -> new AtomicInteger())
                .getAndIncrement());
        asks.add(ask);
        connections.add(request.getConnectionIndex());
        protocols.add(request.getRequestLine().replaceFirst(".* ", ""));
        Optional<Fault> fault = faults.of(ask);
        fault.ifPresent(any -> faulted.incrementAndGet());
        return change.apply(answer(ask, request, fault)).build();
    }

    private MockResponse.Builder answer(Ask ask, RecordedRequest request, Optional<Fault> fault) {
        byte[] file = files.computeIfAbsent(aliases.getOrDefault(ask.path(), ask.path()), this::content);
        if (file.length == 0) {
            return new MockResponse.Builder().code(404);
        }
        FileAnswer answer = new FileAnswer(ask, file, this::sending);
        return fault.map(answer::wrong).orElseGet(() -> answer.right(request.getHeaders()));
    }

    private byte[] content(String path) {
        Path file = folder.resolve(path).normalize();
        try {
            return file.startsWith(folder) && Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A body begins ({@code 1}) or ends ({@code -1}) that has some bytes. */
    private void sending(int more, long count) {
        mostAtOnce.accumulateAndGet(atOnce.addAndGet(more), Math::max);
        bytes.addAndGet(more < 0 ? count : 0);
    }

    @Override
    public void close() {
        web.close();
    }
}
