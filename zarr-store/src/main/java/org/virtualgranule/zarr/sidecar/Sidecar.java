package org.virtualgranule.zarr.sidecar;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.DmrppFormatException;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.parser.DmrppParser;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.bytes.Processors;
import org.virtualgranule.zarr.bytes.Refetch;

/** Fetches and parses a sidecar. */
public final class Sidecar {
    private static final int BUFFER = 1 << 16;

    /** More than nearly all sidecars have. */
    private static final int MOST_HELD = 8 << 20;

    private Sidecar() {}

    /**
     * Reads a sidecar. A document that is none may have been damaged on the way: it is fetched again before that is an
     * error.
     *
     * @param source where bytes come from
     * @param location the sidecar's address
     * @param cache where it may be kept on this machine; empty to fetch it anyway
     * @return what it says, as {@link DmrppParser#parse} gives it
     * @throws ChunkReadException if it cannot be read
     * @throws DmrppFormatException if it is no DMR++
     */
    public static Granule read(ByteSource source, URI location, Optional<SidecarCache> cache) {
        return Locations.isFile(location)
                ? readOnce(source, location, cache)
                : Refetch.whileDamaged(source, DmrppFormatException.class, again -> readOnce(source, location, cache));
    }

    private static Granule readOnce(ByteSource source, URI location, Optional<SidecarCache> cache) {
        return cache.isPresent() ? cache.get().read(source, location) : read(source, location);
    }

    /**
     * Reads a sidecar as it comes.
     *
     * @param source where bytes come from
     * @param location the sidecar's address
     * @return what it says, as {@link DmrppParser#parse} gives it
     * @throws ChunkReadException if it cannot be read
     * @throws DmrppFormatException if it is no DMR++
     */
    public static Granule read(ByteSource source, URI location) {
        try (InputStream in = source.open(location)) {
            return parse(in, location);
        } catch (IOException e) {
            throw brokenOff(location, e);
        }
    }

    /** Reads a document to its end and closes it. */
    static Granule read(Document document, URI location) {
        try (InputStream in = document.stream()) {
            return parse(in, location);
        } catch (IOException e) {
            throw brokenOff(location, e);
        }
    }

    /**
     * What is wholly in memory is parsed when a processor is free. Of what is longer the rest may come slowly or never, and
     * a processor shall not wait for it: that is parsed without a turn.
     */
    private static Granule parse(InputStream in, URI location) throws IOException {
        byte[] held = in.readNBytes(MOST_HELD);
        InputStream beginning = new ByteArrayInputStream(held);
        String name = Locations.name(location);
        return held.length < MOST_HELD
                ? Processors.use(() -> DmrppParser.parse(beginning, name))
                : DmrppParser.parse(new SequenceInputStream(beginning, new BufferedInputStream(in, BUFFER)), name);
    }

    private static ChunkReadException brokenOff(URI location, IOException e) {
        return new ChunkReadException(Locations.name(location), "the sidecar broke off: " + e.getMessage(), e);
    }
}
