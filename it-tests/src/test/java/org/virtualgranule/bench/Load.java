package org.virtualgranule.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Clients that read the same chunks at the same time.
 *
 * @param clients how many
 * @param chunks what each of them reads, all of it
 * @param file the HDF5 file's bytes
 */
record Load(int clients, List<LoadClient.Chunk> chunks, byte[] file) {
    /** What one run gave. */
    record Run(double seconds, double cpu, long errors) {}

    long bytes() {
        return chunks.stream().mapToLong(chunk -> chunk.to() - chunk.from()).sum();
    }

    /** Writes a file for each chunk. */
    void write(Path folder) throws IOException {
        for (LoadClient.Chunk chunk : chunks) {
            Path target = folder.resolve(chunk.key().substring(1));
            Files.createDirectories(target.getParent());
            Files.write(target, Arrays.copyOfRange(file, chunk.from(), chunk.to()));
        }
    }

    Run run(ServedProcess server) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        List<Future<Integer>> all = new ArrayList<>();
        double used = server.cpu();
        long start = System.nanoTime();
        for (int client = 0; client < clients; client++) {
            // not all of them the same chunk at the same time
            int first = (int) ((long) chunks.size() * client / clients);
            all.add(threads.submit(() -> new LoadClient(server.base(), chunks, file).read(first)));
        }
        long errors = 0;
        for (Future<Integer> one : all) {
            errors += errors(one);
        }
        threads.shutdown();
        return new Run((System.nanoTime() - start) / 1e9, server.cpu() - used, errors);
    }

    /** A connection that breaks counts for all that it did not bring. */
    private long errors(Future<Integer> client) throws InterruptedException {
        try {
            return client.get();
        } catch (ExecutionException e) {
            System.out.println(e.getCause());
            return chunks.size();
        }
    }

    void print(ServedProcess server, Run run) {
        System.out.printf(
                Locale.ROOT,
                "%-16s %8.2f s %8.0f MB/s %8.0f requests/s %8.2f s of processors %d errors%n",
                server.name(),
                run.seconds(),
                clients * bytes() / 1e6 / run.seconds(),
                (long) clients * chunks.size() / run.seconds(),
                run.cpu(),
                run.errors());
    }
}
