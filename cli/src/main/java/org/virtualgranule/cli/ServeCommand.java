package org.virtualgranule.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.virtualgranule.reader.OpenGranules;
import org.virtualgranule.reader.view.Printable;
import org.virtualgranule.serve.ServerLimits;
import org.virtualgranule.serve.StoreServer;
import org.virtualgranule.zarr.bytes.CountingByteSource;
import org.virtualgranule.zarr.store.VirtualStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vgranule serve}: granules as Zarr stores over HTTP, until the process is told to end. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Offers granules as Zarr v3 stores over HTTP, read-only, until it is interrupted. Prints its"
                + " address, then that of each granule.")
final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8000",
            description = "Where to listen; 0 for any free port; default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address of this machine to listen at; default: ${DEFAULT-VALUE}, which only this machine"
                    + " reaches. Whoever reaches another reads the granules with your login.")
    private String host;

    @Option(
            names = "--decoded",
            description = "Serve chunks as plain values, for clients that do not know HDF5's filters, such as"
                    + " TensorStore, GDAL and zarrita.js.")
    private boolean decoded;

    @Option(
            names = "--no-cors",
            description = "Let no web page read the granules in a browser of this machine; otherwise every page may.")
    private boolean noCors;

    @Mixin
    private GranuleArguments granules;

    private final CountDownLatch over = new CountDownLatch(1);

    @Override
    public Integer call() {
        granules.gather();
        try (CountingByteSource source = new CountingByteSource(granules.source())) {
            return call(source);
        } finally {
            over.countDown();
        }
    }

    private int call(CountingByteSource source) {
        Stats figures = new Stats(source);
        try (OpenGranules open =
                OpenGranules.open(granules.granules(), granules.options(source), granules.failFast())) {
            granules.tellOfCache(err());
            RunReport report = new RunReport(err(), granules.verbose());
            report.failures(open.failures());
            report.notes(open.notes());
            boolean failed = !open.failures().isEmpty();
            if (open.byName().isEmpty() || failed && granules.failFast()) {
                return Vgranule.GRANULE_FAILED;
            }
            serve(open);
            if (granules.stats()) {
                long chunks = source.bytes() - source.documentBytes();
                figures.result(open.byName().size(), 0, chunks)
                        .cache(granules.cache())
                        .print(err());
            }
            return failed ? Vgranule.GRANULE_FAILED : 0;
        }
    }

    /** Until the process is told to end, or the thread is interrupted. */
    private void serve(OpenGranules open) {
        Map<String, VirtualStore> stores = open.byName().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> view(e.getValue().store())));
        try (StoreServer server = start(stores, ServerLimits.standard(open.threads()))) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
            print(server, open);
            server.join();
        } catch (InterruptedException e) {
            // told to end by whoever started the command in his own process
        }
    }

    private VirtualStore view(VirtualStore store) {
        return decoded ? store.decoded() : store;
    }

    private StoreServer start(Map<String, VirtualStore> stores, ServerLimits limits) {
        try {
            return StoreServer.start(stores, new InetSocketAddress(host, port), limits, !noCors, this::tell);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot listen at " + host + " port " + port + ": " + e.getMessage()
                            + "; --port 0 takes any that is free",
                    e);
        }
    }

    /** Ends the server, and keeps the process for what is printed after that. */
    private void end(StoreServer server) {
        server.close();
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Throwable failure) {
        Errors.print(
                err(), failure instanceof Exception e ? e : new IllegalStateException(failure), granules.verbose());
    }

    private void print(StoreServer server, OpenGranules open) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(server.address());
        open.byName().keySet().forEach(name -> out.println(server.address(name)));
        out.flush();
        open.byName().forEach((name, granule) -> granule.store().unlisted().forEach(path -> err().println(Printable.of(
                "note: [" + name + "] " + path + " is in no list: clients would make another name of it"))));
        String first = open.byName().keySet().iterator().next();
        err().println("in Python: xarray.open_datatree(\"" + server.address(first) + "\", engine=\"zarr\")");
        err().flush();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
