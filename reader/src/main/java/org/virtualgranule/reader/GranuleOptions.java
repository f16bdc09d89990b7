package org.virtualgranule.reader;

import java.net.URI;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.virtualgranule.earthdata.EarthdataLogin;
import org.virtualgranule.reader.product.Products;
import org.virtualgranule.reader.refs.ManifestFile;
import org.virtualgranule.zarr.array.ChunkCache;
import org.virtualgranule.zarr.array.FetchPool;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.ByteSources;
import org.virtualgranule.zarr.bytes.HttpOptions;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.manifest.Mapping;
import org.virtualgranule.zarr.sidecar.SidecarCache;

/** How a granule is opened. An immutable value: each {@code with} gives a changed copy. */
public final class GranuleOptions {
    private static final int REMOTE_THREADS = HttpOptions.USUAL_PER_HOST;

    private Optional<URI> data = Optional.empty();
    private Optional<Integer> threads = Optional.empty();
    private Optional<ByteSource> source = Optional.empty();
    private Optional<FetchPool> pool = Optional.empty();
    private Products products = Products.standard();
    private Mapping mapping = Mapping.standard();
    private Optional<SidecarCache> cache = Optional.empty();
    private long chunkCache;
    private Manifests manifests = ManifestFile::read;

    private GranuleOptions() {}

    /** A copy with one thing changed; nobody else has seen it while it is. */
    private GranuleOptions with(Consumer<GranuleOptions> change) {
        GranuleOptions copy = new GranuleOptions();
        copy.data = data;
        copy.threads = threads;
        copy.source = source;
        copy.pool = pool;
        copy.products = products;
        copy.mapping = mapping;
        copy.cache = cache;
        copy.chunkCache = chunkCache;
        copy.manifests = manifests;
        change.accept(copy);
        return copy;
    }

    /**
     * The data beside its sidecar, 96 threads for what is remote, for files twice as many as processors but at least 8;
     * files and http(s) with the login of {@link EarthdataLogin#standard()}, and the products that come with this library.
     *
     * @return the defaults
     */
    public static GranuleOptions defaults() {
        return new GranuleOptions();
    }

    /**
     * Says where the HDF5 file is, when it is not beside its sidecar.
     *
     * @param address a URL or a path of the file, or of a folder that has it under the sidecar's name without
     *     {@code .dmrpp}; a folder's URL ends in a slash
     * @return a copy
     */
    public GranuleOptions withData(String address) {
        URI location = Locations.parse(address);
        return with(copy -> copy.data = Optional.of(location));
    }

    /**
     * Says how many chunks are fetched at once; never are more decoded at once than there are processors.
     *
     * @param count at least 1
     * @return a copy
     */
    public GranuleOptions withThreads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + count);
        }
        return with(copy -> copy.threads = Optional.of(count));
    }

    /**
     * Reads bytes through a source of the caller's, such as one that counts.
     *
     * @param bytes the source; it stays open when the granule is closed
     * @return a copy
     */
    public GranuleOptions withSource(ByteSource bytes) {
        Objects.requireNonNull(bytes);
        return with(copy -> copy.source = Optional.of(bytes));
    }

    /**
     * Says which trajectory products are known.
     *
     * @param known the products
     * @return a copy
     */
    public GranuleOptions withProducts(Products known) {
        Objects.requireNonNull(known);
        return with(copy -> copy.products = known);
    }

    /**
     * Says how a sidecar's words are understood: codecs, and the byte order where none is stated.
     *
     * @param rules such as {@code Mapping.standard().withoutChecksums()}
     * @return a copy
     */
    public GranuleOptions withMapping(Mapping rules) {
        Objects.requireNonNull(rules);
        return with(copy -> copy.mapping = rules);
    }

    /** Shares threads and memory with other granules; the pool stays open when the granule is closed. */
    GranuleOptions withPool(FetchPool shared) {
        return with(copy -> copy.pool = Optional.of(shared));
    }

    Optional<FetchPool> pool() {
        return pool;
    }

    /** Where manifests come from. */
    @FunctionalInterface
    interface Manifests {
        ManifestFile read(ByteSource source, URI location);
    }

    /** Shares manifests of several granules. */
    GranuleOptions withManifests(Manifests shared) {
        return with(copy -> copy.manifests = shared);
    }

    Manifests manifests() {
        return manifests;
    }

    /**
     * Keeps sidecars of web servers on this machine's disk; each opening then asks whether they are still the same. The
     * library writes nothing to a user's home unasked, so the default is none; the {@code vgranule} command has one.
     *
     * @param sidecars such as {@code SidecarCache.standard()}; one for all granules, it counts
     * @return a copy
     */
    public GranuleOptions withCache(SidecarCache sidecars) {
        Objects.requireNonNull(sidecars);
        return with(copy -> copy.cache = Optional.of(sidecars));
    }

    /**
     * Keeps decoded chunks of the granule's arrays in memory, for reading neighbouring slices again and again. Subsets
     * read each chunk once, and do not use it. The default is none.
     *
     * @param bytes how much may be kept, the least recently used is let go; 0 for nothing
     * @return a copy
     */
    public GranuleOptions withChunkCache(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a chunk cache must have at least 0 bytes, not " + bytes);
        }
        return with(copy -> copy.chunkCache = bytes);
    }

    /** A new one for each granule. */
    Optional<ChunkCache> chunkCache() {
        return chunkCache == 0 ? Optional.empty() : Optional.of(new ChunkCache(chunkCache));
    }

    Optional<SidecarCache> cache() {
        return cache;
    }

    Mapping mapping() {
        return mapping;
    }

    Products products() {
        return products;
    }

    Optional<URI> data() {
        return data;
    }

    /**
     * Tells how many chunks are fetched at once: of what is remote more, a thread that waits for the network costs nothing.
     *
     * @param sidecars where the sidecars are
     * @return the number that was set, else the usual one
     */
    public int threads(Collection<URI> sidecars) {
        boolean remote = !sidecars.stream().allMatch(Locations::isFile)
                || !data.map(Locations::isFile).orElse(true);
        return threads.orElse(
                remote ? REMOTE_THREADS : Math.max(8, 2 * Runtime.getRuntime().availableProcessors()));
    }

    Optional<ByteSource> source() {
        return source;
    }

    ByteSource sourceOrStandard() {
        return source.orElseGet(this::standardSource);
    }

    /** Who opens an address of NASA's archive expects to be logged in as by other programs; others are not told. */
    private ByteSource standardSource() {
        return ByteSources.standard(HttpOptions.defaults()
                .withCredentials(EarthdataLogin.standard())
                .forThreads(threads));
    }
}
