package org.virtualgranule.zarr.sidecar;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.virtualgranule.dmrpp.model.Granule;

/** What another process does with a cache. Its arguments: folder, size, seed, how many reads, bytes of a sidecar. */
final class CacheProcess {
    private static final int ADDRESSES = 6;
    private static final int VERSIONS = 3;

    private CacheProcess() {}

    /** Reads at random, and prints "good", or what was wrong; before, that it has started. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        System.out.println("started");
        System.out.println(reads(
                folder,
                Long.parseLong(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4])));
    }

    /** Reads sidecars that change all the time; each must be what the server has just then. */
    static String reads(Path folder, long size, int seed, int count, int length) {
        SidecarCache cache = new SidecarCache(Optional.of(folder), size, Clock.systemUTC());
        FakeServer server = new FakeServer();
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            String name = text(random.nextInt(ADDRESSES) + "-" + random.nextInt(VERSIONS), length);
            URI address = URI.create("https://host/" + name.charAt(0) + ".h5.dmrpp");
            server.with(address, FakeServer.sidecar(name), FakeServer.tag(name.substring(0, 3) + length));
            Granule granule = cache.read(server, address);
            if (!granule.name().equals(Optional.of(name))) {
                return "wrong: " + granule.name().map(n -> n.substring(0, 3));
            }
            if (random.nextInt(50) == 0) {
                cache.clear();
            }
        }
        return "good" + cache.problem().map(problem -> ", but " + problem).orElse("")
                + (cache.hits() == 0 ? ", no hits" : "") + (cache.stored() == 0 ? ", none stored" : "");
    }

    /** A text that begins like this, as long as asked, and cannot be packed to much less. */
    private static String text(String start, int length) {
        StringBuilder text = new StringBuilder(start);
        Random random = new Random(start.hashCode());
        while (text.length() < length) {
            text.append((char) ('A' + random.nextInt(26)));
        }
        return text.toString();
    }

    static Process start(List<String> before, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx128m",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                CacheProcess.class.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
