package org.virtualgranule.it.conformance;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.parser.DmrppParser;
import org.virtualgranule.dmrpp.parser.OriginalTree;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.manifest.DataLocation;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.ManifestBuilder;

/** Real documents without their data: {@code sidecars/PRODUCER/DOCUMENT}. */
final class Sidecars {
    private Sidecars() {}

    static Path find(String name) {
        return Corpus.root().resolve("sidecars").resolve(name);
    }

    /** Documents that say where data are; those that end in {@code .dmr} do not. */
    static List<Path> withStorage() {
        try (Stream<Path> files = Files.walk(Corpus.root().resolve("sidecars"), 2)) {
            return files.filter(f -> f.toString().endsWith(".dmrpp")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Manifest manifest(Path sidecar) {
        URI nowhere = sidecar.resolveSibling("has-no-data.h5").toUri();
        Granule granule = OriginalTree.restore(parse(sidecar));
        return ManifestBuilder.build(granule, new DataLocation(sidecar.toUri(), nowhere));
    }

    static Granule parse(Path document) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(document))) {
            return DmrppParser.parse(in, document.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A stored chunk.
     *
     * @param array whose it is
     * @param number its number in the grid
     * @param range where it is
     */
    record Chunk(ArrayEntry array, long number, ByteRange range) {}

    /** Looks into every place of the grid. */
    static List<Chunk> chunks(ArrayEntry array) {
        List<Chunk> chunks = new ArrayList<>();
        for (long number = 0; number < array.grid().chunkCount(); number++) {
            if (array.chunks().find(number) instanceof ChunkRef.Stored stored) {
                chunks.add(new Chunk(array, number, stored.range()));
            }
        }
        return chunks;
    }
}
