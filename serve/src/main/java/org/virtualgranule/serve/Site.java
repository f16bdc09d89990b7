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

    /** What is at a URL, if that is a document that was made before: told without work, and without waiting. */
    Optional<Representation> atHand(UrlPath path) {
        return documents.find(name(path)).map(document -> document);
    }

    private static String name(UrlPath path) {
        return path.isFolder() && !path.key().isEmpty() ? path.key() + "/" : path.key();
    }

    /** Says whether a URL belongs to a store, or to the group of all: if not, there is nothing at it. */
    boolean isOurs(UrlPath path) {
        String key = path.key();
        return key.isEmpty() || key.equals(METADATA) || store(key).isPresent();
    }

    /**
     * Finds what a URL stands for. It may take the mapping of variables, waiting for memory, and asking the origin.
     *
     * @return to be closed by the caller; empty if there is no such thing
     * @throws org.virtualgranule.dmrpp.model.GranuleException if the manifest is no good, or what has to be read cannot be
     */
    Optional<Representation> find(UrlPath path) {
        String key = path.key();
        if (key.isEmpty()) {
            return Optional.of(page(path, () -> names(List.copyOf(stores.keySet()))));
        }
        if (key.equals(METADATA) && !path.isFolder()) {
            return Optional.of(document(path, JSON, ROOT::duplicate));
        }
        return store(key).flatMap(store -> path.isFolder() ? folder(store, path) : value(store, path));
    }

    /** Says whether a path names a group or an array, and would be a folder with a slash at its end. */
    boolean isFolder(UrlPath path) {
        return store(path.key())
                .filter(store -> isFolder(store, inside(path.key())))
                .isPresent();
    }

    private static boolean isFolder(VirtualStore store, String inside) {
        return store.exists(inside.isEmpty() ? METADATA : inside + "/" + METADATA);
    }

    private Optional<VirtualStore> store(String key) {
        return Optional.ofNullable(stores.get(key.substring(0, (key + "/").indexOf('/'))));
    }

    /** A store's own key. */
    private static String inside(String key) {
        return key.substring(Math.min((key + "/").indexOf('/') + 1, key.length()));
    }

    private Optional<Representation> folder(VirtualStore store, UrlPath path) {
        String inside = inside(path.key());
        return isFolder(store, inside)
                ? Optional.of(page(path, () -> names(store.children("/" + inside))))
                : Optional.empty();
    }

    private static List<String> names(List<String> children) {
        List<String> names = new ArrayList<>(List.of(METADATA));
        names.addAll(children);
        return names;
    }

    private Optional<Representation> value(VirtualStore store, UrlPath path) {
        String inside = inside(path.key());
        if (inside.equals(METADATA) || inside.endsWith("/" + METADATA)) {
            return store.exists(inside)
                    ? Optional.of(document(path, JSON, () -> store.get(inside).orElseThrow()))
                    : Optional.empty();
        }
        return store.chunk(inside)
                .map(chunk -> new ChunkBody(
                        chunk, memory, origin -> chunk.isPassedOn() ? origin : here + path.key() + "\n" + origin));
    }

    private Representation page(UrlPath path, Supplier<List<String>> names) {
        return document(path, HTML, () -> IndexPage.of("/" + name(path), names.get()));
    }

    private Representation document(UrlPath path, String type, Supplier<ByteBuffer> content) {
        return documents.get(name(path), type, () -> made(content));
    }

    private ByteBuffer made(Supplier<ByteBuffer> content) {
        ByteBudget.Share share = memory.take(MAKING_A_DOCUMENT);
        try {
            return content.get();
        } finally {
            share.close();
        }
    }
}
