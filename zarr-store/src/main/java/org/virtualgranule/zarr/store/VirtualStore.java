package org.virtualgranule.zarr.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.ZarrJson;

/**
 * The granule as a read-only Zarr v3 hierarchy: {@code zarr.json} for every group and array, and chunk keys
 * {@code c/i/j} whose values are the stored bytes of the HDF5 file. What no list of codecs makes of a chunk's elements
 * (records, texts, filters that some chunks skipped) is decoded and encoded anew. An empty answer means that the
 * hierarchy has no such key (for a chunk: the manifest says it was never written); a failure to read is always an
 * exception. Thread-safe.
 */
public final class VirtualStore {
    private static final String METADATA = "zarr.json";

    /** What has a meaning in URLs, or none in names, and is not escaped by all clients: they would ask for something else. */
    private static final Pattern MISTAKABLE = Pattern.compile("[#?%\\\\\\p{Cc}]");

    private final Manifest manifest;
    private final ByteSource source;
    private final ElementWidths widths;
    private final UnaryOperator<ArrayEntry> description;

    /**
     * Makes a store.
     *
     * @param manifest what is in it
     * @param source where the stored bytes come from; not closed by the store
     */
    public VirtualStore(Manifest manifest, ByteSource source) {
        this(manifest, source, new ElementWidths(source), ArrayEntry::passedOn);
    }

    private VirtualStore(
            Manifest manifest, ByteSource source, ElementWidths widths, UnaryOperator<ArrayEntry> description) {
        this.manifest = manifest;
        this.source = source;
        this.widths = widths;
        this.description = description;
    }

    /**
     * The same hierarchy for clients that know none of HDF5's filters: its arrays have the codec {@code bytes} alone, and
     * chunks are decoded before they are handed out.
     *
     * @return a view that shares manifest and source
     */
    public VirtualStore decoded() {
        return new VirtualStore(manifest, source, widths, ArrayEntry::plain);
    }

    /**
     * What the store is made of.
     *
     * @return the manifest
     */
    public Manifest manifest() {
        return manifest;
    }

    /**
     * Settles what the sidecar leaves open of an array: whether it is int16, as declared, or int8.
     *
     * @param array an array of the manifest
     * @return the array as it is; mostly the same one, without any reading
     * @throws org.virtualgranule.dmrpp.model.GranuleException if the chunk that tells cannot be read or decoded
     */
    public ArrayEntry settled(ArrayEntry array) {
        return widths.settled(array);
    }

    /**
     * Reads a value.
     *
     * @param key such as {@code gt1l/land_ice_segments/h_li/c/3}, without a leading slash
     * @return its bytes in a heap buffer of its own; empty if there is no such key
     * @throws org.virtualgranule.dmrpp.model.GranuleException if the value exists but cannot be read
     */
    public Optional<ByteBuffer> get(String key) {
        if (isMetadata(key)) {
            return consolidated(parent(key)).map(json -> ByteBuffer.wrap(JsonBytes.of(json)));
        }
        return chunk(key).map(StoreChunk::read);
    }

    /**
     * Finds a chunk without reading it.
     *
     * @param key as for {@link #get}
     * @return the chunk; empty if the key is no chunk's, or the chunk was never written
     * @throws org.virtualgranule.dmrpp.model.GranuleException as {@link #settled}
     */
    public Optional<StoreChunk> chunk(String key) {
        return ChunkKey.parse(key, manifest)
                .filter(ChunkKey::isThere)
                .map(chunk -> new StoreChunk(described(chunk.array()), chunk.number(), source));
    }

    /**
     * Finds a chunk of an array without reading it.
     *
     * @param array an array of the manifest as clients shall get it, see {@link ArrayEntry#passedOn}
     * @param number the chunk's number in its grid
     * @return the chunk; empty if it was never written
     */
    public Optional<StoreChunk> chunk(ArrayEntry array, long number) {
        return Optional.of(new StoreChunk(array, number, source)).filter(StoreChunk::isThere);
    }

    /**
     * Says whether a key has a value, without reading it.
     *
     * @param key as for {@link #get}
     * @return true if {@code get} would answer or fail, but not be empty
     */
    public boolean exists(String key) {
        if (isMetadata(key)) {
            String path = parent(key);
            return manifest.array(path).isPresent() || manifest.groups().containsKey(path);
        }
        return ChunkKey.parse(key, manifest).filter(ChunkKey::isThere).isPresent();
    }

    /**
     * Lists what is directly in a group.
     *
     * @param path absolute path of a group; "/" for the root
     * @return names of its groups and arrays, sorted; empty if it is no group
     */
    public List<String> children(String path) {
        String prefix = path.equals("/") ? "/" : path + "/";
        TreeSet<String> names = new TreeSet<>();
        manifest.groups().keySet().forEach(p -> child(p, prefix).ifPresent(names::add));
        manifest.arrays().keySet().forEach(p -> child(p, prefix).ifPresent(names::add));
        return List.copyOf(names);
    }

    /**
     * Lists groups and arrays that no group's document tells of: of the names of these, or of their parents, clients of web
     * servers make others, and would take what they do not find for unwritten. They can be read all the same.
     *
     * @return absolute paths, sorted
     */
    public List<String> unlisted() {
        return Stream.concat(manifest.groups().keySet().stream(), manifest.arrays().keySet().stream())
                .filter(VirtualStore::isMistakable)
                .sorted()
                .toList();
    }

    private static boolean isMistakable(String path) {
        return MISTAKABLE.matcher(path).find();
    }

    private static Optional<String> child(String path, String prefix) {
        boolean below = path.startsWith(prefix) && path.length() > prefix.length();
        return below && path.indexOf('/', prefix.length()) < 0
                ? Optional.of(path.substring(prefix.length()))
                : Optional.empty();
    }

    /** The document of a group or array, with those of all that is in it: clients of web servers cannot list. */
    private Optional<ObjectNode> consolidated(String path) {
        return metadata(path)
                .map(json ->
                        manifest.groups().containsKey(path) ? ZarrJson.consolidated(json, metadataBelow(path)) : json);
    }

    /** The document of a group or array alone. */
    Optional<ObjectNode> metadata(String path) {
        Optional<ArrayEntry> array = manifest.array(path);
        if (array.isPresent()) {
            return array.map(this::described).map(ZarrJson::of);
        }
        return Optional.ofNullable(manifest.groups().get(path)).map(ZarrJson::of);
    }

    /** By path relative to the group. */
    private Map<String, ObjectNode> metadataBelow(String group) {
        String prefix = group.equals("/") ? "/" : group + "/";
        Map<String, ObjectNode> documents = new LinkedHashMap<>();
        Stream.concat(
                        manifest.groups().keySet().stream(),
                        manifest.arraysIn(group).stream().map(ArrayEntry::path))
                .filter(path -> path.startsWith(prefix) && path.length() > prefix.length() && !isMistakable(path))
                .forEach(path -> documents.put(
                        path.substring(prefix.length()), metadata(path).orElseThrow()));
        return documents;
    }

    private ArrayEntry described(ArrayEntry array) {
        return description.apply(settled(array));
    }

    /**
     * Says whether a chunk is handed out as the file has it.
     *
     * @param array an array as clients shall get it, see {@link ArrayEntry#passedOn}
     * @param number the chunk's number in its grid
     * @return false if it is decoded and encoded anew, is in the sidecar, or was never written
     */
    public static boolean passesOn(ArrayEntry array, long number) {
        return array.chunks().find(number) instanceof ChunkRef.InFile stored && ChunkEncoder.isAsEncoded(array, stored);
    }

    /**
     * Makes a chunk that was never written.
     *
     * @param array an array as clients shall get it, see {@link ArrayEntry#passedOn}
     * @return a chunk of nothing but HDF5's fill value, encoded as described
     */
    public static ByteBuffer unwritten(ArrayEntry array) {
        return ChunkEncoder.unwritten(array);
    }

    private static boolean isMetadata(String key) {
        return key.equals(METADATA) || key.endsWith("/" + METADATA) && !key.startsWith("/");
    }

    private static String parent(String key) {
        return "/" + key.substring(0, Math.max(0, key.length() - METADATA.length() - 1));
    }

    @Override
    public String toString() {
        return "virtual store of " + manifest.source();
    }
}
