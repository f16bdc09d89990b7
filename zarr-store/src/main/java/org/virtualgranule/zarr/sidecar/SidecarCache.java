package org.virtualgranule.zarr.sidecar;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.virtualgranule.dmrpp.model.ChunkDecodeException;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.StaleSidecarException;
import org.virtualgranule.dmrpp.packed.PackedGranule;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.Processors;
import org.virtualgranule.zarr.bytes.Version;

/**
 * Sidecars of web servers on this machine's disk or in memory, parsed and packed. Each use asks the server whether the
 * sidecar is still the same, so that nothing old is ever taken for new: a hit costs one small request. What states no
 * version, or one so young that the next state could have it too, is not kept, nor what has a query that is no signature,
 * nor local files. Nothing that goes wrong with the disk is an error: the sidecar is fetched then.
 *
 * <p>Thread-safe, and on disk safe for several processes on one folder. The folder belongs to its user alone: whoever else
 * can write to it makes that it is not used.
 */
public final class SidecarCache {
    /** Bytes that a cache holds if nothing else is said. */
    public static final long USUAL_SIZE = 1L << 30;

    /** Below the folder, so that it can hold other things. */
    private static final String BELOW = "sidecars";

    private final Shelf shelf;
    private final Clock clock;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder stored = new LongAdder();

    SidecarCache(Optional<Path> folder, long size, Clock clock) {
        this(
                new DiskShelf(
                        new OpenFolder(folder.map(path -> path.toAbsolutePath().resolve(BELOW))), size, clock),
                clock);
    }

    private SidecarCache(Shelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * The user's own cache of at most 1 GiB: in the folder that the environment variable {@code VGRANULE_CACHE} names,
     * else where the operating system keeps caches ({@code ~/.cache/vgranule} on Linux). Nothing is read or made yet.
     *
     * @return the cache; one that holds nothing if the user has no home
     */
    public static SidecarCache standard() {
        return new SidecarCache(CachePlace.standard(), USUAL_SIZE, Clock.systemUTC());
    }

    /**
     * The cache in the folder that the environment variable {@code VGRANULE_CACHE} names.
     *
     * @return the cache, of at most 1 GiB; empty if the variable names none: then nobody has asked for one
     */
    public static Optional<SidecarCache> ofEnvironment() {
        return CachePlace.named(System.getenv()).map(SidecarCache::in);
    }

    /**
     * A cache of at most 1 GiB in a folder of the caller's choice.
     *
     * @param folder where; it is made when there is something to store
     * @return the cache
     */
    public static SidecarCache in(Path folder) {
        return new SidecarCache(Optional.of(folder), USUAL_SIZE, Clock.systemUTC());
    }

    /**
     * A cache in the memory of this process, for those who open the same granules again and again.
     *
     * @param size bytes that it may hold; a granule of 100 MB has a packed sidecar of some 60 kB
     * @return the cache
     */
    public static SidecarCache inMemory(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a cache must have at least 0 bytes, not " + size);
        }
        return new SidecarCache(new MemoryShelf(size), Clock.systemUTC());
    }

    /**
     * What a cache holds, or what was removed from it.
     *
     * @param entries number of sidecars
     * @param bytes bytes of their files, or of memory
     */
    public record Contents(long entries, long bytes) {}

    /**
     * Reads a sidecar: from the cache if the server says that it is the same, else from the server.
     *
     * @param source where bytes come from
     * @param location the sidecar's address
     * @return what it says, as {@link Sidecar#read} gives it
     * @throws org.virtualgranule.dmrpp.model.ChunkReadException if the server cannot be asked, or the sidecar not be read
     * @throws org.virtualgranule.dmrpp.model.DmrppFormatException if it is no DMR++
     */
    public Granule read(ByteSource source, URI location) {
        Optional<EntryName> name = EntryName.of(location);
        return name.isEmpty() ? Sidecar.read(source, location) : read(source, location, name.get());
    }

    private Granule read(ByteSource source, URI location, EntryName name) {
        Optional<Entry> known = shelf.find(name);
        Document document = source.open(location, known.map(Entry::version));
        if (document.content().isEmpty()) {
            Version version = document.version();
            Optional<Granule> same = known.filter(entry -> entry.version().agreesWith(version))
                    .flatMap(entry -> Processors.use(entry.granule()::unpack));
            if (same.isPresent()) {
                hits.increment();
                shelf.used(name);
                return same.get();
            }
            document = source.open(location, Optional.empty());
        }
        misses.increment();
        return fetched(document, location, name);
    }

    private Granule fetched(Document document, URI location, EntryName name) {
        Granule granule = Sidecar.read(document, location);
        Version version = document.version();
        if (shelf.problem().isEmpty() && Settled.isSettled(version, clock.instant())) {
            PackedGranule.of(granule)
                    .filter(packed -> shelf.keep(name, new Entry(version, packed)))
                    .ifPresent(packed -> stored.increment());
        }
        return granule;
    }

    /**
     * Drops a sidecar if it may be why its granule could not be read: it may have been damaged on its way, and the server
     * would go on saying that it is still the same. Whoever opens the granule again has it fetched.
     *
     * @param location the sidecar's address
     * @param failure what reading ended with; one that says nothing of the sidecar, as of the network, drops nothing
     */
    public void doubt(URI location, Throwable failure) {
        if (failure instanceof ChunkDecodeException || failure instanceof StaleSidecarException) {
            EntryName.of(location).ifPresent(shelf::remove);
        }
    }

    /**
     * Counts sidecars that were taken from the cache.
     *
     * @return how often the server said that nothing changed
     */
    public long hits() {
        return hits.sum();
    }

    /**
     * Counts sidecars that were fetched though they may be kept.
     *
     * @return how often one was not in the cache, or had changed
     */
    public long misses() {
        return misses.sum();
    }

    /**
     * Counts sidecars that were put into the cache.
     *
     * @return at most as many as {@link #misses}
     */
    public long stored() {
        return stored.sum();
    }

    /**
     * Where the cache is.
     *
     * @return the folder with its files, whether it is there yet or not; empty if the user has no home, or it is in memory
     */
    public Optional<Path> folder() {
        return shelf.folder();
    }

    /**
     * Tells why the cache is not used, or nothing more is stored.
     *
     * @return one line; empty if nothing went wrong so far
     */
    public Optional<String> problem() {
        return shelf.problem();
    }

    /**
     * Counts what is there.
     *
     * @return nothing if there is no cache, or it cannot be used: {@link #problem} says so
     */
    public Contents contents() {
        return shelf.contents();
    }

    /**
     * Removes everything that is the cache's own. Other files stay, and so do folders.
     *
     * @return what was removed
     */
    public Contents clear() {
        return shelf.clear();
    }

    /** Shows the place, and never an address. */
    @Override
    public String toString() {
        return "SidecarCache(" + shelf + ")";
    }
}
