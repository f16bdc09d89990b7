package org.virtualgranule.serve;

import com.google.common.base.Throwables;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.ExecutionError;
import com.google.common.util.concurrent.UncheckedExecutionException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Documents by the path of their URL. Each is made once, also when many ask for it at the same time; those that were not
 * asked for lately are let go.
 */
final class Documents {
    private final Cache<String, Document> kept;

    Documents(long bytes) {
        kept = CacheBuilder.newBuilder()
                .maximumWeight(bytes)
                .weigher((String path, Document document) ->
                        path.length() + document.content().remaining())
                .build();
    }

    Optional<Document> find(String path) {
        return Optional.ofNullable(kept.getIfPresent(path));
    }

    /** Makes it if it is not there. A failure is the caller's, and nothing is kept of it. */
    Document get(String path, String type, Supplier<ByteBuffer> content) {
        try {
            return kept.get(path, () -> Document.of(type, content.get()));
        } catch (ExecutionException | UncheckedExecutionException | ExecutionError e) {
            Throwables.throwIfUnchecked(e.getCause());
            throw new IllegalStateException(e.getCause());
        }
    }
}
