package org.virtualgranule.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.virtualgranule.sample.SampleGranules;

/** Places on disk: the project's root, the built-in samples, and the real granules that may lie beside the project. */
public final class Project {
    private Project() {}

    /** The folder of the parent pom. */
    public static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return here.endsWith("it-tests") ? here.getParent() : here;
    }

    /** Java files of all modules, of main code or of tests. Folders with results are left alone: they change meanwhile. */
    static List<Path> javaFiles(String code) {
        try (Stream<Path> modules = Files.list(root())) {
            return modules.map(module -> module.resolve("src").resolve(code).resolve("java"))
                    .filter(Files::isDirectory)
                    .flatMap(Project::walk)
                    .filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Real granules are not part of the project: they lie in a folder beside it, on the machines that have them. */
    public static Path shared() {
        return root().resolve("../shared").normalize();
    }

    /** Why a test on real granules did not run. */
    public static String withoutShared() {
        return "skipped: there are no real granules in " + shared().resolve("granules");
    }

    public static boolean hasShared() {
        return Files.isDirectory(shared().resolve("granules"));
    }

    /** A granule, one of its sidecars, and the digests that h5py or libhdf5 gave. */
    public record Case(Path granule, Path sidecar, Path expected) {
        @Override
        public String toString() {
            return sidecar.getParent().getFileName() + "/" + sidecar.getFileName();
        }
    }

    public static List<Case> samples(Path directory) {
        SampleGranules.copyTo(directory);
        return SampleGranules.names().stream()
                .map(name -> new Case(
                        directory.resolve(name),
                        directory.resolve(name + ".dmrpp"),
                        directory.resolve(name + ".expected.json")))
                .toList();
    }

    /** Every real granule twice: with its flattened and with its hierarchical sidecar. */
    public static List<Case> realGranules() {
        Path granules = shared().resolve("granules");
        try (Stream<Path> files = Files.list(granules)) {
            return files.filter(file -> file.toString().endsWith(".h5"))
                    .sorted()
                    .flatMap(file -> Stream.of(granules, granules.resolve("groups"))
                            .map(folder -> new Case(
                                    file,
                                    folder.resolve(file.getFileName() + ".dmrpp"),
                                    granules.resolve(file.getFileName() + ".expected.json"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every real document, those that are no DMR++ among them. */
    static List<Path> realDocuments() throws IOException {
        try (Stream<Path> files = Files.walk(shared().toRealPath())) {
            return files.filter(file -> file.getFileName().toString().matches(".*\\.(dmr|dmrpp).*"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }
}
