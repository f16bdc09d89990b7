package org.virtualgranule.it.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Makes the seeds of a target of the real files beside the project; run by {@code it-tests/fuzz}. */
final class SeedCorpus {
    /** Larger documents slow the fuzzer down, and hold nothing that smaller ones do not. */
    private static final int LONGEST = 200_000;

    private static final int NOISE = 500;

    private final Path shared;
    private final Path seeds;

    private SeedCorpus(Path shared, Path seeds) {
        this.shared = shared;
        this.seeds = seeds;
    }

    public static void main(String[] args) throws IOException {
        SeedCorpus corpus = new SeedCorpus(Path.of(args[1]), Path.of(args[2]));
        switch (args[0]) {
            case "SidecarFuzzTest" -> corpus.copyDocuments(corpus.seeds);
            case "MutatedSidecarFuzzTest" -> {
                corpus.copyDocuments(corpus.seeds.resolve("../../documents").normalize());
                corpus.writeNoise();
            }
            default -> new ChunkSeeds(corpus.documents(), corpus.seeds).write();
        }
    }

    private void copyDocuments(Path folder) throws IOException {
        Files.createDirectories(folder);
        int number = 0;
        for (Path document : documents()) {
            if (Files.size(document) <= LONGEST) {
                Files.write(
                        folder.resolve(String.format("%04d-%s", number++, document.getFileName())),
                        Files.readAllBytes(document));
            }
        }
        System.err.println(number + " real documents in " + folder);
    }

    /** Choices for the first changes of many documents. */
    private void writeNoise() throws IOException {
        Random random = new Random(5);
        for (int i = 0; i < NOISE; i++) {
            byte[] bytes = new byte[4 + random.nextInt(60)];
            random.nextBytes(bytes);
            Files.write(seeds.resolve("noise-" + i), bytes);
        }
    }

    private List<Path> documents() throws IOException {
        if (!Files.isDirectory(shared)) {
            System.err.println("no " + shared + ": there will be no real documents among the seeds");
            return List.of();
        }
        try (Stream<Path> files = Files.walk(shared.toRealPath())) {
            return files.filter(file -> file.toString().matches(".*\\.(dmrpp|dmrpp_bp|dmr)"))
                    .sorted()
                    .toList();
        }
    }
}
