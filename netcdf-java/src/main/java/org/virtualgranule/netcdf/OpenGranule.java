package org.virtualgranule.netcdf;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.dmrpp.parser.OriginalTree;
import org.virtualgranule.zarr.array.ChunkCache;
import org.virtualgranule.zarr.array.ChunkReader;
import org.virtualgranule.zarr.array.GranuleArray;
import org.virtualgranule.zarr.array.Slice;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.bytes.Version;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.DataLocation;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.ManifestBuilder;
import org.virtualgranule.zarr.sidecar.Sidecar;
import org.virtualgranule.zarr.sidecar.SidecarCache;
import org.virtualgranule.zarr.store.VirtualStore;
import ucar.ma2.Array;
import ucar.ma2.Range;
import ucar.ma2.Section;

/** A granule that netcdf-java has open. Several threads may read. */
final class OpenGranule {
    private static final Logger LOG = LoggerFactory.getLogger(OpenGranule.class);

    /** Decoded chunks that are kept: netcdf-java's iterators and writers read slice after slice. */
    private static final long CHUNK_CACHE = 32L << 20;

    /** Packed sidecars of a few hundred granules of usual size; stays when all files are closed, for who opens them again. */
    private static final long SIDECARS = 16L << 20;

    private static final SidecarCache CACHE =
            SidecarCache.ofEnvironment().orElseGet(() -> SidecarCache.inMemory(SIDECARS));

    /** Whether the log has it why sidecars are not kept. */
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private final Manifest manifest;
    private final ByteSource source;
    private final URI sidecar;
    private final URI data;
    private final VirtualStore store;
    private volatile boolean failed;
    private volatile Optional<Access> access = Optional.empty();

    /** What a file that nobody uses at the moment does without. */
    private record Access(ChunkReader reader, ChunkCache cache) {}

    /**
     * A granule just opened.
     *
     * @param document the sidecar's content, in the tree of the HDF5 file; not needed for reading
     * @param granule what is kept
     */
    record Opened(Granule document, OpenGranule granule) {}

    private OpenGranule(Manifest manifest, DataLocation location, ByteSource shared) {
        this.manifest = manifest;
        sidecar = location.sidecar();
        data = location.data();
        source = shared.pinned();
        store = new VirtualStore(manifest, source);
    }

    /** Where the sidecar's content comes from. */
    @FunctionalInterface
    interface Content {
        Granule read(ByteSource source) throws IOException;
    }

    /** Fetches a sidecar, or takes it from the cache, and opens its granule. */
    static Opened fetch(URI sidecar) throws IOException {
        Opened opened = open(sidecar, source -> Sidecar.read(source, sidecar, Optional.of(CACHE)));
        CACHE.problem().filter(problem -> TOLD.compareAndSet(false, true)).ifPresent(LOG::warn);
        return opened;
    }

    /** Opens a granule of a sidecar that is read elsewhere. */
    static Opened open(URI sidecar, Content content) throws IOException {
        ByteSource shared = Shared.SOURCES.take();
        try {
            Granule document = OriginalTree.restore(content.read(shared));
            DataLocation location = DataLocation.of(sidecar, Optional.empty(), document.href());
            OpenGranule granule = new OpenGranule(ManifestBuilder.build(document, location), location, shared);
            granule.settle();
            granule.makeReadable();
            return new Opened(document, granule);
        } catch (IOException | RuntimeException | Error e) {
            Shared.SOURCES.giveBack();
            CACHE.doubt(sidecar, e);
            throw e;
        }
    }

    /**
     * Finds out the types of arrays that only a chunk tells, int8 behind Int16 in old sidecars: netcdf-java wants to know
     * all of them when a file is opened. The store remembers them.
     */
    private void settle() throws IOException {
        AtOnce.all(manifest.arrays().values().stream()
                .filter(array -> array.narrow().isPresent())
                .map(array -> (Callable<ArrayEntry>) () -> store.settled(array))
                .toList());
    }

    Manifest manifest() {
        return manifest;
    }

    /** An array as it is; which of two types it has, opening has found out. */
    ArrayEntry settled(ArrayEntry array) {
        return store.settled(array);
    }

    /** Reads a section of an array; chunks are kept for the next one. */
    Array read(ArrayEntry array, Section section) throws IOException {
        Access now = access();
        return new GranuleArray(array, now.reader, Optional.of(now.cache))
                .read(numbers(section, Range::first), section.getShape(), numbers(section, Range::stride));
    }

    /** Reads the same section of arrays that have their chunks in common: each is fetched once. */
    List<Array> read(List<ArrayEntry> arrays, Section section) throws IOException {
        ChunkReader reader = access().reader;
        List<Slice> slices = arrays.stream()
                .map(array -> {
                    Section whole = within(array, section);
                    return new Slice(
                            array, numbers(whole, Range::first), whole.getShape(), numbers(whole, Range::stride));
                })
                .toList();
        reader.read(reader.plan(
                slices.stream().flatMap(slice -> slice.start().stream()).toList()));
        return slices.stream().map(Slice::values).toList();
    }

    /** What opens the granule again shall not get it from a cache as it is. */
    private void failed(RuntimeException failure) {
        if (failure instanceof GranuleException) {
            failed = true;
        }
        CACHE.doubt(sidecar, failure);
    }

    /** The section of the records, and all of what is in each record. */
    private static Section within(ArrayEntry array, Section records) {
        Section.Builder section = Section.builder().appendRanges(records.getRanges());
        List<Long> shape = array.grid().shape();
        shape.subList(records.getRank(), shape.size()).forEach(n -> section.appendRange(Math.toIntExact(n)));
        return section.build();
    }

    private static long[] numbers(Section section, ToLongFunction<Range> of) {
        return section.getRanges().stream().mapToLong(of).toArray();
    }

    private Access access() throws IOException {
        return access.orElseThrow(() -> new IOException(manifest.source() + " is closed"));
    }

    /** Gives threads and memory back until {@link #reacquire}. */
    synchronized void release() {
        if (access.isPresent()) {
            access = Optional.empty();
            Shared.POOL.giveBack();
        }
    }

    /**
     * Makes it readable again, unless sidecar and granule may not belong together any more: then netcdf-java's cache opens
     * the file anew. A web server is not asked for that; reading finds it out, and the next one has the new granule. Where
     * nothing was read yet, or the server states no version, reading could not.
     *
     * @throws IOException if reading it failed before, or if no version of a granule on the web is known
     * @throws GranuleException if the granule on this machine was changed since it was read
     */
    void reacquire() throws IOException {
        if (failed) {
            throw new IOException(manifest.source() + " could not be read before; open it again");
        }
        Version version = source.version(data);
        if (!version.isKnown() && !Locations.isFile(data)) {
            throw new IOException(manifest.source() + " may have been replaced meanwhile; open it again");
        }
        makeReadable();
    }

    private synchronized void makeReadable() {
        if (access.isEmpty()) {
            ChunkReader reader = new ChunkReader(source, Shared.POOL.take(), this::failed);
            access = Optional.of(new Access(reader, new ChunkCache(CHUNK_CACHE)));
        }
    }

    /** Gives everything back; to be called once. */
    void close() {
        release();
        Shared.SOURCES.giveBack();
    }
}
