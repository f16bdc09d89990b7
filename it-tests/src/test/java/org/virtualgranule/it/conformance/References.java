package org.virtualgranule.it.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;

/** Where an outside reader saw the same values: under which path of which file. */
final class References {
    /** A document that only borrows its data file, its value is inline, and the file that it was made from. */
    private static final Map<String, String> BORROWED = Map.of(
            "dmrpp/Scalar_compact.h5/Scalar_compact_vlstr.h5.dmrpp",
            "dmrpp/Scalar_contiguous_vlstr.h5/Scalar_contiguous_vlstr.h5");

    private final Digests digests = new Digests();

    /**
     * What is to be expected.
     *
     * @param digest type, shape and values
     * @param isInData whether they are in the data file; else in a side file, which the document need not know
     */
    record Reference(Digests.Digest digest, boolean isInData) {}

    Optional<Reference> find(Corpus.Document document, ArrayEntry array) {
        Path borrowed = Corpus.root().resolve("pairs").resolve(BORROWED.getOrDefault(document.name(), ""));
        Path own = Files.isRegularFile(borrowed) ? borrowed : file(document, array);
        for (String path : paths(array)) {
            Optional<Digests.Digest> found = digests.find(own, path);
            if (found.isPresent()) {
                return Optional.of(new Reference(found.get(), true));
            }
        }
        return paths(array).stream()
                .flatMap(path -> sideFiles(document).stream().flatMap(side -> digests.find(side, path).stream()))
                .findFirst()
                .map(digest -> new Reference(digest, false));
    }

    /** Hyrax's own answer for the document. It prints the document's names; the values stand under the HDF5 file's paths. */
    static Map<String, HyraxText.Values> printed(Corpus.Document document) {
        Map<String, String> original = new HashMap<>();
        for (RawDocument.Variable variable : new RawDocument(document.file()).variables()) {
            original.put(variable.path(), variable.fullPath().orElse(variable.path()));
        }
        Map<String, HyraxText.Values> printed = new HashMap<>();
        HyraxText.read(document.hyraxText())
                .forEach((path, values) -> printed.put(original.getOrDefault(path, path), values));
        return printed;
    }

    /** Hyrax's answer for this document, and for what it lacks its answers for others of the same data file. */
    static Map<String, HyraxText.Values> texts(Corpus.Document document) {
        Map<String, HyraxText.Values> texts = new HashMap<>();
        if (!SpecialCases.hasOwnText(document.name())) {
            return texts;
        }
        // documents of plain binary files put its bytes into any order: another's answer says nothing
        boolean isBinary = document.data().toString().endsWith(".bin");
        for (Path folder : isBinary ? List.<Path>of() : folders(document)) {
            list(folder.resolve("expected"))
                    .forEach(file -> HyraxText.read(file).forEach(texts::putIfAbsent));
        }
        if (Files.exists(document.hyraxText())) {
            texts.putAll(printed(document));
        }
        return texts;
    }

    /** The file that holds the chunks: the data file, or a side file in HDF5. */
    private static Path file(Corpus.Document document, ArrayEntry array) {
        return LongStream.range(0, Math.min(1, array.grid().chunkCount()))
                .mapToObj(array.chunks()::find)
                .filter(ChunkRef.Stored.class::isInstance)
                .map(chunk -> ((ChunkRef.Stored) chunk).location().getPath())
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .filter(name -> name.endsWith(".h5"))
                .findFirst()
                .map(name -> document.data().resolveSibling(name))
                .orElse(document.data());
    }

    private static List<String> paths(ArrayEntry array) {
        String path = array.path();
        String group = path.substring(0, path.lastIndexOf('/'));
        List<String> paths = new ArrayList<>();
        // netCDF-4's name for a variable that is called as a dimension and is not its coordinate
        paths.add(group + "/_nc4_non_coord_" + path.substring(group.length() + 1));
        paths.add(path);
        // HDF-EOS5 in groups: names are mangled, the attribute has the file's own
        array.attribute("fullnamepath").ifPresent(paths::add);
        // HDF-EOS2 in side files: XDim of the grid SP is XDim_SP
        paths.add(path + "_" + group.substring(group.lastIndexOf('/') + 1));
        return paths;
    }

    private static List<Path> sideFiles(Corpus.Document document) {
        return folders(document).stream()
                .flatMap(folder -> list(folder).stream())
                .filter(file -> file.toString().endsWith(".h5"))
                .filter(file -> !file.getFileName().equals(document.data().getFileName()))
                .toList();
    }

    /** Data files of one name are the same file, in each area. */
    private static List<Path> folders(Corpus.Document document) {
        Path name = document.data().getFileName();
        return list(Corpus.root().resolve("pairs")).stream()
                .map(area -> area.resolve(name))
                .filter(Files::isDirectory)
                .toList();
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
