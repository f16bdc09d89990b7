package org.virtualgranule.reader;

import dev.zarr.zarrjava.ZarrException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.dmrpp.parser.OriginalTree;
import org.virtualgranule.reader.product.NearNames;
import org.virtualgranule.reader.product.Product;
import org.virtualgranule.reader.product.Products;
import org.virtualgranule.reader.refs.ManifestFile;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.view.ArrayView;
import org.virtualgranule.reader.view.Printable;
import org.virtualgranule.reader.view.Tree;
import org.virtualgranule.zarr.array.ChunkCache;
import org.virtualgranule.zarr.array.ChunkReader;
import org.virtualgranule.zarr.array.FetchPool;
import org.virtualgranule.zarr.array.ZarrArray;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.bytes.Processors;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.DataLocation;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.ManifestBuilder;
import org.virtualgranule.zarr.sidecar.Sidecar;
import org.virtualgranule.zarr.sidecar.SidecarCache;
import org.virtualgranule.zarr.store.VirtualStore;
import org.virtualgranule.zarr.store.ZarrJavaStore;

/**
 * An HDF5 granule, read through its DMR++ sidecar. Opening reads the sidecar and nothing else; every later read fetches
 * just the chunks that it needs. Thread-safe, except that a granule must not be used while or after it is closed.
 */
public final class VirtualGranule implements AutoCloseable {
    /** Groups that an error lists. */
    private static final int MOST_GROUPS = 12;

    private final Manifest manifest;
    private final VirtualStore store;
    private final DataLocation location;
    private final ByteSource source;
    private final ByteSource view;
    private final boolean ownsSource;
    private final Products products;
    private final FetchPool pool;
    private final boolean ownsPool;
    private final Optional<ChunkCache> chunks;
    private final Optional<SidecarCache> sidecars;

    private VirtualGranule(Manifest manifest, DataLocation location, GranuleOptions options, ByteSource source) {
        this.manifest = manifest;
        this.location = location;
        this.source = source;
        view = source.pinned();
        store = new VirtualStore(manifest, view);
        ownsSource = options.source().isEmpty();
        products = options.products();
        chunks = options.chunkCache();
        sidecars = options.cache();
        ownsPool = options.pool().isEmpty();
        int threads = options.threads(List.of(location.sidecar(), location.data()));
        pool = options.pool().orElseGet(() -> new FetchPool(threads));
        // whoever made a shared pool may not have known where the data are
        pool.widen(threads);
    }

    /**
     * Opens a granule.
     *
     * @param address URL or file path of the sidecar, or of the granule: then {@code .dmrpp} is appended; or of a manifest
     *     that {@link RefsRun} wrote, and behind {@code #} the name of one of its granules if it has several
     * @return the open granule
     * @throws IllegalArgumentException if the address is neither a URL of a known scheme nor a path
     * @throws org.virtualgranule.dmrpp.model.ChunkReadException if the sidecar cannot be read
     * @throws org.virtualgranule.dmrpp.model.DmrppFormatException if it is no DMR++
     */
    public static VirtualGranule open(String address) {
        return open(address, GranuleOptions.defaults());
    }

    /**
     * Opens a granule.
     *
     * @param address as for {@link #open(String)}
     * @return the open granule
     */
    public static VirtualGranule open(URI address) {
        return open(address.toString());
    }

    /**
     * Opens a granule.
     *
     * @param file the sidecar's or the granule's path
     * @return the open granule
     */
    public static VirtualGranule open(Path file) {
        return open(file.toUri().toString());
    }

    /**
     * Opens a granule in a way of the caller's.
     *
     * @param address as for {@link #open(String)}
     * @param options where the data are, how many threads, which byte source, how the sidecar is understood
     * @return the open granule
     * @throws IllegalArgumentException as {@link #open(String)}; also if nothing tells where the data are
     * @throws org.virtualgranule.dmrpp.model.ChunkReadException if the sidecar cannot be read
     * @throws org.virtualgranule.dmrpp.model.DmrppFormatException if it is no DMR++
     */
    public static VirtualGranule open(String address, GranuleOptions options) {
        ByteSource source = options.sourceOrStandard();
        try {
            Optional<ManifestAddress> manifest = ManifestAddress.of(address);
            return manifest.isPresent() ? open(manifest.get(), options, source) : openSidecar(address, options, source);
        } catch (RuntimeException | Error e) {
            if (options.source().isEmpty()) {
                source.close();
            }
            throw e;
        }
    }

    private static VirtualGranule openSidecar(String address, GranuleOptions options, ByteSource source) {
        URI sidecar = DataLocation.sidecarOf(Locations.parse(address));
        Granule stated = Sidecar.read(source, sidecar, options.cache());
        DataLocation location = DataLocation.of(sidecar, options.data(), stated.href());
        Manifest manifest =
                Processors.use(() -> ManifestBuilder.build(OriginalTree.restore(stated), location, options.mapping()));
        return new VirtualGranule(manifest, location, options, source);
    }

    private static VirtualGranule open(ManifestAddress address, GranuleOptions options, ByteSource source) {
        ManifestFile file = options.manifests().read(source, address.file());
        ManifestFile.Granule granule =
                Processors.use(() -> file.open(address.chosen(file), options.data(), options.mapping()));
        return new VirtualGranule(granule.manifest(), granule.location(), options, source);
    }

    /**
     * Opens a granule in a way of the caller's.
     *
     * @param address as for {@link #open(String)}
     * @param options as for {@link #open(String, GranuleOptions)}
     * @return the open granule
     */
    public static VirtualGranule open(URI address, GranuleOptions options) {
        return open(address.toString(), options);
    }

    /**
     * Opens a granule in a way of the caller's.
     *
     * @param file the sidecar's or the granule's path
     * @param options as for {@link #open(String, GranuleOptions)}
     * @return the open granule
     */
    public static VirtualGranule open(Path file, GranuleOptions options) {
        return open(file.toUri().toString(), options);
    }

    /**
     * The granule's name.
     *
     * @return last part of the HDF5 file's address
     */
    public String name() {
        return Locations.name(location.data());
    }

    /**
     * What the granule holds: groups, arrays, what was skipped and what was assumed.
     *
     * @return the manifest
     */
    public Manifest manifest() {
        return manifest;
    }

    /**
     * Finds an array. Of one that an old sidecar declares Int16 and that may be int8 this reads the smallest chunk, once.
     *
     * @param path its path in the HDF5 file; a leading slash may be left out; a member of a Structure is below it
     * @return the array
     * @throws IllegalArgumentException if there is none, with names that are like it; or if it could not be mapped, with
     *     the reason
     * @throws org.virtualgranule.dmrpp.model.GranuleException if the chunk that tells its type cannot be read or decoded
     */
    public ArrayView array(String path) {
        String absolute = absolute(path);
        ArrayEntry entry = manifest.array(absolute).orElseThrow(() -> noArray(absolute));
        return new ArrayView(store.settled(entry), chunkReader(), chunks);
    }

    private IllegalArgumentException noArray(String path) {
        String reason = manifest.groups().containsKey(path)
                ? "; it is a group, see tree(\"" + path.substring(1) + "\")"
                : manifest.whySkipped(path)
                        .map(why -> ": " + why)
                        .orElseGet(() -> NearNames.hint(path, manifest.arrays().keySet()));
        return new IllegalArgumentException(manifest.source() + " has no array " + path + reason);
    }

    private static String absolute(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    /**
     * All groups and arrays.
     *
     * @return a tree, to be printed
     */
    public Tree tree() {
        return tree("/");
    }

    /**
     * The groups and arrays below a group.
     *
     * @param group its path in the HDF5 file; a leading slash may be left out
     * @return a tree, to be printed
     * @throws IllegalArgumentException if there is no such group
     */
    public Tree tree(String group) {
        String path = absolute(group);
        if (!manifest.groups().containsKey(path)) {
            throw new IllegalArgumentException(manifest.source() + " has no group " + path
                    + (manifest.array(path).isPresent() ? "; it is an array" : groupsLike(path)));
        }
        return new Tree(manifest, path);
    }

    /** The groups whose names are near; else those beside it. */
    private String groupsLike(String path) {
        String near = NearNames.hint(path, manifest.groups().keySet());
        String parent = path.substring(0, path.lastIndexOf('/') + 1);
        List<String> beside = manifest.groups().keySet().stream()
                .filter(group -> group.startsWith(parent) && group.indexOf('/', parent.length()) < 0)
                .filter(group -> group.length() > parent.length())
                .toList();
        return !near.isEmpty() || beside.isEmpty() ? near : "; there are " + NearNames.few(beside, MOST_GROUPS);
    }

    /**
     * The names of the ground tracks.
     *
     * @return those that the granule has, in the product's order, for {@link #track}
     * @throws UnsupportedFeatureException if the granule is of no known product
     */
    public List<String> tracks() {
        return GroundTrack.names(this);
    }

    /**
     * Finds a ground track.
     *
     * @param name such as {@code gt1l}
     * @return the track; nothing is read
     * @throws IllegalArgumentException if the granule has no such track
     * @throws UnsupportedFeatureException if the granule is of no known product
     */
    public GroundTrack track(String name) {
        return GroundTrack.of(this, name);
    }

    /**
     * The granule as a Zarr v3 hierarchy of keys and bytes.
     *
     * @return a store that lives as long as the granule
     */
    public VirtualStore store() {
        return store;
    }

    /**
     * The granule as a store of zarr-java.
     *
     * @return a store that lives as long as the granule; mind the warning of {@link ZarrJavaStore}
     */
    public ZarrJavaStore zarrStore() {
        return new ZarrJavaStore(store());
    }

    /**
     * An array as zarr-java's, whose slices are right where those of zarr-java's own {@code Array.open} are not.
     *
     * @param path as for {@link #array}
     * @return the array; it lives as long as the granule
     * @throws org.virtualgranule.dmrpp.model.GranuleException as {@link #array}
     * @throws UnsupportedFeatureException if zarr-java has no such data type, as for text
     */
    public ZarrArray zarrArray(String path) {
        ArrayView array = array(path);
        try {
            return ZarrArray.open(zarrStore(), array);
        } catch (IOException | ZarrException e) {
            throw new UnsupportedFeatureException(
                    manifest.source(), array.path() + " cannot be opened by zarr-java: " + e.getMessage(), e);
        }
    }

    /**
     * Starts a subset: the rows of all tracks inside a region.
     *
     * @param region which rows
     * @return a subset of the product's own columns
     */
    public Subset subset(Region region) {
        return new Subset(this, region);
    }

    /**
     * Starts a subset: the rows of all tracks inside a polygon.
     *
     * @param polygon a Polygon or MultiPolygon in degrees, longitude first
     * @return a subset of the product's own columns
     * @throws IllegalArgumentException if it is not valid, see {@link Region#of(Geometry, String)}
     */
    public Subset subset(Geometry polygon) {
        return subset(Region.of(polygon, "polygon"));
    }

    /** Where the HDF5 file is. */
    URI data() {
        return location.data();
    }

    /** What its tracks look like. */
    Product product() {
        return products.of(manifest, name());
    }

    ChunkReader chunkReader() {
        return new ChunkReader(
                view, pool, failure -> sidecars.ifPresent(cache -> cache.doubt(location.sidecar(), failure)));
    }

    /** Gives threads and connections back. */
    @Override
    public void close() {
        if (ownsPool) {
            pool.close();
        }
        if (ownsSource) {
            source.close();
        }
    }

    /** What it holds, in some lines. */
    @Override
    public String toString() {
        return Printable.line(name() + ": " + manifest.summary()) + "\n" + tree().top();
    }
}
