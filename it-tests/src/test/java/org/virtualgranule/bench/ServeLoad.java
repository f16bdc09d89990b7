package org.virtualgranule.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkRef;

/**
 * What {@code it-tests/bench-serve} runs: many clients read all stored chunks of a granule through {@code vgranule serve},
 * and as many the same bytes from servers of plain files, one a chunk, turn by turn. Every byte is compared with the HDF5
 * file.
 */
public final class ServeLoad {
    private ServeLoad() {}

    /**
     * Runs the benchmark.
     *
     * @param args the project's folder, a sidecar, clients, rounds, a folder for files; a script that starts another
     *     server of that folder and prints its URL, if any
     */
    public static void main(String... args) throws Exception {
        Path root = Path.of(args[0]);
        int clients = Integer.parseInt(args[2]);
        Path files = Path.of(args[4]);
        try (VirtualGranule granule = VirtualGranule.open(Path.of(args[1]))) {
            List<LoadClient.Chunk> chunks = chunks(granule);
            Path file = Path.of(chunks.get(0).place().location());
            Load load = new Load(clients, chunks, Files.readAllBytes(file));
            load.write(files);
            System.out.printf(
                    Locale.ROOT,
                    "%s: each of %d clients reads %d chunks, %.1f MB%n",
                    granule.name(),
                    clients,
                    load.chunks().size(),
                    load.bytes() / 1e6);
            List<ServedProcess> servers = new ArrayList<>();
            try {
                servers.add(ServedProcess.vgranule(root, args[1], granule.name()));
                servers.add(ServedProcess.jetty(files));
                if (args.length > 5) {
                    servers.add(ServedProcess.nginx(files, Path.of(args[5])));
                }
                compare(load, servers, Integer.parseInt(args[3]));
                String stats = servers.get(0).lastWords();
                long heap =
                        new JsonMapper().readTree(stats).get("peak_heap_bytes").asLong();
                System.out.printf(Locale.ROOT, "vgranule serve: peak heap %d MB%n", heap >> 20);
            } finally {
                servers.forEach(ServedProcess::close);
            }
        }
    }

    /** The chunks that are stored as they are served, and their places. */
    private static List<LoadClient.Chunk> chunks(VirtualGranule granule) {
        List<LoadClient.Chunk> chunks = new ArrayList<>();
        for (ArrayEntry array : granule.manifest().arrays().values()) {
            for (long number = 0; number < array.grid().chunkCount(); number++) {
                String index = LongStream.of(array.grid().index(number))
                        .mapToObj(i -> "/" + i)
                        .collect(Collectors.joining());
                String key = array.path() + "/c" + index;
                if (array.chunks().find(number) instanceof ChunkRef.Stored stored
                        && granule.store().chunk(key.substring(1)).orElseThrow().isPassedOn()) {
                    chunks.add(new LoadClient.Chunk(key, stored));
                }
            }
        }
        return chunks;
    }

    private static void compare(Load load, List<ServedProcess> servers, int rounds) throws InterruptedException {
        double[] seconds = new double[servers.size()];
        for (int round = 0; round <= rounds; round++) {
            for (int i = 0; i < servers.size(); i++) {
                Load.Run run = load.run(servers.get(i));
                load.print(servers.get(i), run);
                // the first round is for the compilers
                seconds[i] += round == 0 ? 0 : run.seconds();
            }
        }
        for (int i = 1; i < servers.size(); i++) {
            System.out.printf(
                    Locale.ROOT,
                    "throughput of vgranule serve / %s: %.2f%n",
                    servers.get(i).name(),
                    seconds[i] / seconds[0]);
        }
    }
}
