package org.virtualgranule.serve;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.virtualgranule.zarr.array.ByteBudget;
import org.virtualgranule.zarr.array.FetchPool;

/**
 * Where answers are made: chunks by one pool, everything else by another. So documents, which the origin is hardly ever
 * asked for, do not stand behind chunks that it keeps waiting.
 */
final class Lanes implements AutoCloseable {
    private static final int DOCUMENTS_AT_ONCE = 8;

    private static final Pattern CHUNK = Pattern.compile("(.*/)?(c|[0-9]+)");

    private final FetchPool chunks;
    private final ExecutorService documents = Executors.newFixedThreadPool(DOCUMENTS_AT_ONCE, task -> {
        Thread thread = new Thread(task, "document");
        thread.setDaemon(true);
        return thread;
    });

    Lanes(ServerLimits limits) {
        chunks = new FetchPool(limits.fetches(), limits.memory());
    }

    /** Who answers; a closed one refuses with a {@link java.util.concurrent.RejectedExecutionException}. */
    Executor of(UrlPath path) {
        return !path.isFolder() && CHUNK.matcher(path.key()).matches() ? chunks.tasks() : documents;
    }

    /** What all values are held in. */
    ByteBudget memory() {
        return chunks.budget();
    }

    @Override
    public void close() {
        documents.shutdownNow();
        chunks.close();
    }
}
