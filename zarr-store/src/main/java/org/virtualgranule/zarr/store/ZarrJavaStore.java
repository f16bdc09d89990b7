package org.virtualgranule.zarr.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zarr.zarrjava.store.Store;
import dev.zarr.zarrjava.store.StoreHandle;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The virtual store as zarr-java's read-only {@link Store}, for {@code dev.zarr.zarrjava.v3.Group.open} and
 * {@code Array.open}. Arrays of text are left out: zarr-java 0.0.9 has no such data type. Its
 * {@code Array.read(offset, shape)} returns wrong values, without an error, when a slice starts inside a chunk and spans
 * three or more chunks; read slices through {@code ZarrArray} instead.
 *
 * <p>{@code get} answers null for keys that do not exist and for chunks that were never written, which zarr-java fills
 * with the fill value. A failure to read is never null but a
 * {@link org.virtualgranule.dmrpp.model.GranuleException}.
 */
public final class ZarrJavaStore implements Store.ListableStore {
    private final VirtualStore store;

    /**
     * Wraps a store, and makes the HDF5 codecs known to zarr-java.
     *
     * @param store the granule
     */
    public ZarrJavaStore(VirtualStore store) {
        ZarrJavaCodecs.register();
        this.store = store;
    }

    @Override
    public boolean exists(String[] keys) {
        return !isText(keys) && store.exists(String.join("/", keys));
    }

    @Override
    public ByteBuffer get(String[] keys) {
        if (isText(keys)) {
            return null;
        }
        return isMetadata(keys)
                ? store.metadata(path(keys))
                        .map(json -> adapted(json, path(keys)))
                        .orElse(null)
                : store.get(String.join("/", keys)).orElse(null);
    }

    @Override
    public ByteBuffer get(String[] keys, long start) {
        return part(get(keys), start, Long.MAX_VALUE);
    }

    @Override
    public ByteBuffer get(String[] keys, long start, long end) {
        return part(get(keys), start, end);
    }

    @Override
    public void set(String[] keys, ByteBuffer bytes) {
        throw new UnsupportedOperationException("a virtual granule is read-only");
    }

    @Override
    public void delete(String[] keys) {
        throw new UnsupportedOperationException("a virtual granule is read-only");
    }

    @Override
    public StoreHandle resolve(String... keys) {
        return new StoreHandle(this, keys);
    }

    /** Lists the groups and arrays in a group; chunks are not listed. */
    @Override
    public Stream<String> list(String[] keys) {
        String path = "/" + String.join("/", keys);
        String prefix = path.equals("/") ? path : path + "/";
        return store.children(path).stream().filter(name -> !isTextArray(prefix + name));
    }

    private static boolean isMetadata(String[] keys) {
        return keys.length > 0 && keys[keys.length - 1].equals("zarr.json");
    }

    private boolean isText(String[] keys) {
        return isMetadata(keys) && isTextArray(path(keys));
    }

    /** The group or array that a document is of. */
    private static String path(String[] keys) {
        return "/" + String.join("/", Arrays.copyOf(keys, keys.length - 1));
    }

    private boolean isTextArray(String path) {
        return store.manifest()
                .array(path)
                .filter(a -> a.metadata().element().isText())
                .isPresent();
    }

    /** zarr-java 0.0.9 knows "+Infinity" only, the specification "Infinity" only; and our codecs check its chunks. */
    private ByteBuffer adapted(ObjectNode json, String path) {
        String fill = json.path("fill_value").asText();
        if (fill.equals("Infinity")) {
            json.put("fill_value", "+Infinity");
        } else if (json.path("data_type").asText().startsWith("float") && fill.startsWith("0x")) {
            json.put("fill_value", "NaN"); // it reads the bits backwards; the difference is that to another NaN
        }
        if (json.path("codecs").size() > 1) {
            int bytes =
                    store.settled(store.manifest().array(path).orElseThrow()).chunkBytes();
            json.withObject("/codecs/1/configuration").put(ZarrJavaCodecs.DECODED_BYTES, bytes);
        }
        return ByteBuffer.wrap(JsonBytes.of(json));
    }

    /** Negative starts count from the end, as in zarr-java's own stores. */
    private static ByteBuffer part(ByteBuffer value, long start, long end) {
        if (value == null) {
            return null;
        }
        long from = Math.max(0, start < 0 ? value.remaining() + start : start);
        long to = Math.min(value.remaining(), end);
        int length = Math.toIntExact(Math.max(0, to - from));
        byte[] bytes = new byte[length];
        value.get(value.position() + Math.toIntExact(Math.min(from, value.remaining())), bytes);
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public String toString() {
        return "virtual granule " + store.manifest().source();
    }
}
