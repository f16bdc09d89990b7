package org.virtualgranule.it.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.virtualgranule.it.Project;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.VirtualGranule;

/**
 * The conformance corpus: {@code pairs/AREA/DATA_FILE/} holds one data file, the documents that describe it, and side
 * files with values that the data file lacks. It is not part of the project: it lies beside it where there is one.
 */
final class Corpus {
    private Corpus() {}

    static Path root() {
        return Project.shared().resolve("conformance");
    }

    static boolean isThere() {
        return Files.isDirectory(root().resolve("pairs"));
    }

    static String without() {
        return "skipped: there is no conformance corpus in " + root();
    }

    /**
     * A document and its data file.
     *
     * @param file the document as it is in the corpus
     * @param data the data file
     */
    record Document(Path file, Path data) {
        /** Area, data file and document. */
        String name() {
            return folder() + "/" + file.getFileName();
        }

        /** Area and data file. */
        String folder() {
            return relative(file.getParent());
        }

        /** Hyrax's own answer for this document; not all have one. */
        Path hyraxText() {
            return file.resolveSibling("expected").resolve(file.getFileName() + ".hyrax.txt");
        }

        /**
         * Puts the document into a new folder, beside links to its data and side files, under a name that is a sidecar's.
         */
        private Path stage(Path parent) {
            try (Stream<Path> files = Files.list(file.getParent())) {
                Path directory = Files.createTempDirectory(parent, "document");
                for (Path side : files.filter(Files::isRegularFile)
                        .filter(f -> !isDocument(f))
                        .toList()) {
                    Files.createSymbolicLink(directory.resolve(side.getFileName()), side);
                }
                String name = file.getFileName().toString();
                return Files.copy(file, directory.resolve(name.endsWith(".dmrpp") ? name : name + ".dmrpp"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Opens it, in a new folder below the one that is given. */
        VirtualGranule open(Path parent) {
            Path sidecar = stage(parent);
            String granule = sidecar.resolveSibling(data.getFileName()).toString();
            return VirtualGranule.open(
                    sidecar.toUri().toString(),
                    GranuleOptions.defaults().withThreads(2).withData(granule));
        }

        @Override
        public String toString() {
            return name();
        }
    }

    static List<Document> documents() {
        try (Stream<Path> files = Files.walk(root().resolve("pairs"), 3)) {
            return files.filter(Files::isRegularFile)
                    .filter(Corpus::isDocument)
                    .sorted()
                    .map(f -> new Document(f, f.resolveSibling(f.getParent().getFileName())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Finds one by area, data file and name. */
    static Document document(String name) {
        Path file = root().resolve("pairs").resolve(name);
        return new Document(file, file.resolveSibling(file.getParent().getFileName()));
    }

    /** {@code .dmrpp} is not always the end: {@code .dmrpp.baseline}, {@code .dmrpp_bp}. */
    private static boolean isDocument(Path file) {
        return file.getFileName().toString().contains(".dmrpp");
    }

    static String relative(Path file) {
        return root().resolve("pairs").relativize(file).toString().replace('\\', '/');
    }
}
