package org.virtualgranule.serve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.virtualgranule.zarr.array.ByteBudget;
import org.virtualgranule.zarr.store.VirtualStore;

/** What is there: the stores, each under its name, in a group that holds them all. Thread-safe. */
final class Site {
    static final String METADATA = "zarr.json";

    private static final String JSON = "application/json";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String BYTES = "application/octet-stream";

    private static final ByteBuffer ROOT =
            StandardCharsets.UTF_8.encode("{\"zarr_format\":3,\"node_type\":\"group\",\"attributes\":{}}");

    /** The largest granules' documents have a megabyte or two. */
    private static final long KEPT_DOCUMENTS = 64L << 20;

    /** What making the largest takes for a while. */
    private static final long MAKING_A_DOCUMENT = 16L << 20;

    private final Map<String, VirtualStore> stores;
    private final ByteBudget memory;
    private final Documents documents = new Documents(KEPT_DOCUMENTS);

    /** What is made here of stored bytes might be made in another way elsewhere, so its tags hold only here. */
    private final String here = UUID.randomUUID().toString();

    Site(Map<String, VirtualStore> stores, ByteBudget memory) {
        this.stores = new TreeMap<>(stores);
        this.memory = memory;
    }

    /** Finds what a URL stands for; empty if there is no such thing. Asks no origin. */
    Optional<Resource> find(UrlPath path) {
        String key = path.key();
        if (key.isEmpty()) {
            return Optional.of(page("", "/", () -> names(List.copyOf(stores.keySet()))));
        }
        if (key.equals(METADATA) && !path.isFolder()) {
            return Optional.of(document(key, JSON, ROOT::duplicate));
        }
        int end = (key + "/").indexOf('/');
        Optional<VirtualStore> store = Optional.ofNullable(stores.get(key.substring(0, end)));
        String inside = key.substring(Math.min(end + 1, key.length()));
        return store.flatMap(s -> path.isFolder() ? folder(s, key, inside) : value(s, key, inside));
    }

    /** Says whether a path names a group or an array, and would be a folder with a slash at its end. */
    boolean isFolder(UrlPath path) {
        return find(new UrlPath(path.key(), true)).isPresent();
    }

    private Optional<Resource> folder(VirtualStore store, String key, String inside) {
        return store.exists(inside.isEmpty() ? METADATA : inside + "/" + METADATA)
                ? Optional.of(page(key + "/", "/" + key + "/", () -> names(store.children("/" + inside))))
                : Optional.empty();
    }

    private static List<String> names(List<String> children) {
        List<String> names = new ArrayList<>(List.of(METADATA));
        names.addAll(children);
        return names;
    }

    private Optional<Resource> value(VirtualStore store, String key, String inside) {
        if (!store.exists(inside)) {
            return Optional.empty();
        }
        return Optional.of(
                inside.equals(METADATA) || inside.endsWith("/" + METADATA)
                        ? document(key, JSON, () -> store.get(inside).orElseThrow())
                        : chunk(store, key, inside));
    }

    private Resource page(String path, String title, Supplier<List<String>> names) {
        return document(path, HTML, () -> IndexPage.of(title, names.get()));
    }

    private Resource document(String path, String type, Supplier<ByteBuffer> content) {
        return new Resource() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public Optional<Representation> atHand() {
                return documents.find(path).map(document -> document);
            }

            @Override
            public Representation open() {
                return documents.get(path, this::made);
            }

            private ByteBuffer made() {
                ByteBudget.Share share = memory.take(MAKING_A_DOCUMENT);
                try {
                    return content.get();
                } finally {
                    share.close();
                }
            }
        };
    }

    private Resource chunk(VirtualStore store, String path, String key) {
        return new Resource() {
            @Override
            public String type() {
                return BYTES;
            }

            @Override
            public Optional<Representation> atHand() {
                return Optional.empty();
            }

            @Override
            public Representation open() {
                return store.chunk(key)
                        .map(chunk -> new ChunkBody(
                                chunk, memory, origin -> chunk.isPassedOn() ? origin : here + path + "\n" + origin))
                        .orElseThrow();
            }
        };
    }
}
