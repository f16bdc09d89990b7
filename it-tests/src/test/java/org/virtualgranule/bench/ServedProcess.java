package org.virtualgranule.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server in a process of its own.
 *
 * @param name for the table
 * @param base what keys are appended to, after a slash
 * @param errors what it says on its error stream
 */
record ServedProcess(String name, URI base, Process process, Path errors) implements AutoCloseable {
    static ServedProcess vgranule(Path root, String sidecar, String granule) throws IOException {
        String script = root.resolve("vgranule").toString();
        return start("vgranule serve", "/" + granule, List.of(script, "serve", "--port", "0", "--stats", sidecar));
    }

    /** Jetty's own server of files, with the JVM's usual options. */
    static ServedProcess jetty(Path files) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("java.class.path");
        return start("Jetty, files", "", List.of(java, "-cp", classes, FileServer.class.getName(), files.toString()));
    }

    /** nginx with as many workers as processors. */
    static ServedProcess nginx(Path files, Path script) throws IOException {
        return start("nginx, files", "", List.of(script.toString(), files.toString()));
    }

    /** The first line on its output is its URL. */
    private static ServedProcess start(String name, String path, List<String> line) throws IOException {
        Path errors = Files.createTempFile("serve-load", ".txt");
        Process process =
                new ProcessBuilder(line).redirectError(errors.toFile()).start();
        String address = new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
        if (address == null) {
            throw new IOException(name + " did not start: " + Files.readString(errors));
        }
        return new ServedProcess(name, URI.create(address.replaceFirst("/$", "") + path), process, errors);
    }

    /** Processor time of it and its workers so far, in seconds. */
    double cpu() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(p -> p.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToDouble(time -> time.toMillis() / 1e3)
                .sum();
    }

    /** The last line that it said, once it has ended. */
    String lastWords() throws IOException {
        close();
        return Files.readString(errors).lines().reduce("", (before, last) -> last);
    }

    /** Tells it to end, and waits: nginx ends its workers. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
