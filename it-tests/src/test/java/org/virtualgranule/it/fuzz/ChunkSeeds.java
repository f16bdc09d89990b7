package org.virtualgranule.it.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.virtualgranule.dmrpp.model.ChunkTable;
import org.virtualgranule.dmrpp.model.DapType;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;
import org.virtualgranule.dmrpp.parser.DmrppParser;

/** Makes inputs of {@link ChunkDecoderFuzzTest} of real chunks: one of each type, list of filters and filter mask. */
final class ChunkSeeds {
    private static final int LONGEST = 1 << 13;

    private final List<Path> documents;
    private final Path seeds;
    private final Set<String> kinds = new HashSet<>();

    ChunkSeeds(List<Path> documents, Path seeds) {
        this.documents = documents;
        this.seeds = seeds;
    }

    void write() throws IOException {
        for (Path document : documents) {
            Path data = Path.of(document.toString().replaceFirst("\\.dmrpp$", ""));
            if (!data.equals(document) && Files.isRegularFile(data)) {
                try {
                    Granule granule = DmrppParser.parse(
                            new ByteArrayInputStream(Files.readAllBytes(document)), document.toString());
                    group(granule, granule.root(), data);
                } catch (GranuleException e) {
                    System.err.println(e.getMessage());
                }
            }
        }
        System.err.println(kinds.size() + " real chunks in " + seeds);
    }

    private void group(Granule granule, Group group, Path data) throws IOException {
        for (Variable variable : group.variables()) {
            if (variable.storage() instanceof Storage.Chunked chunked
                    && variable.type() instanceof DapType type
                    && chunked.chunks().size() > 0
                    && ChunkCase.FILTERS.containsAll(chunked.encoding().filters())) {
                chunk(granule, type, chunked, data);
            }
        }
        for (Group child : group.groups()) {
            group(granule, child, data);
        }
    }

    private void chunk(Granule granule, DapType type, Storage.Chunked chunked, Path data) throws IOException {
        ChunkTable table = chunked.chunks();
        String kind = type + " " + chunked.encoding().filters() + " " + table.filterMask(0) + granule.isVersioned();
        if (table.length(0) > LONGEST || table.offset(0) + table.length(0) > Files.size(data) || !kinds.add(kind)) {
            return;
        }
        byte[] bytes = new byte[(int) table.length(0)];
        try (RandomAccessFile file = new RandomAccessFile(data.toFile(), "r")) {
            file.seek(table.offset(0));
            file.readFully(bytes);
        }
        byte[] choices = choices(granule, type, chunked);
        ByteArrayOutputStream seed = new ByteArrayOutputStream();
        seed.writeBytes(bytes);
        for (int i = choices.length - 1; i >= 0; i--) {
            seed.write(choices[i]); // choices are taken from the end
        }
        Files.write(seeds.resolve(String.format("%04d", kinds.size())), seed.toByteArray());
    }

    /** In the order of {@link ChunkCase}. */
    private static byte[] choices(Granule granule, DapType type, Storage.Chunked chunked) {
        ByteArrayOutputStream choices = new ByteArrayOutputStream();
        choices.write(ChunkCase.Way.STORED.ordinal());
        choices.write(ChunkCase.Place.CHUNKED.ordinal());
        choices.write(type.ordinal());
        choices.write(granule.isVersioned() ? 1 : 0);
        choices.write(chunked.encoding().filters().size());
        chunked.encoding().filters().forEach(filter -> choices.write(3 * ChunkCase.FILTERS.indexOf(filter)));
        choices.writeBytes(new byte[] {6, 0, 0, 0}); // level; no byte order, no fill value, no length of texts
        choices.write(chunked.chunks().filterMask(0));
        choices.write(0);
        long elements = chunked.chunkShape().stream().reduce(1L, (a, b) -> a * b);
        choices.write(1);
        for (int i = 0; i < 2; i++) {
            choices.write(ChunkCase.SIZE_FOLLOWS);
            choices.write((int) (elements >> 8));
            choices.write((int) elements);
        }
        choices.write(0);
        choices.write(0);
        return choices.toByteArray();
    }
}
