package org.virtualgranule.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ucar.ma2.Array;
import ucar.nc2.NetcdfFile;
import ucar.nc2.NetcdfFiles;

/**
 * What an application of netcdf-java waits for a beam's latitudes, longitudes and heights: through the sidecar, and by
 * netcdf-java's own HDF5 reader over HTTP with two buffers. Run by {@code it-tests/bench-netcdf}. The time is that from
 * opening to the last value: once in a new JVM, which has all classes to load, and then as in an application that has
 * opened files before.
 */
public final class NetcdfBench {
    private static final List<String> COLUMNS = List.of("latitude", "longitude", "h_li");
    private static final int WARM_UPS = 3;

    /** Each time at another address, so that it is another granule to whoever remembers. */
    private static final String NEW = "sidecar, new granule";

    /** With a folder that other processes have put the sidecar into. */
    private static final String KEPT = "sidecar, kept on disk";

    /** What opens a granule at an address. */
    private interface Way {
        NetcdfFile open(String address) throws IOException;
    }

    private static final Map<String, Way> WAYS = new LinkedHashMap<>();

    static {
        Way sidecar = address -> NetcdfFiles.open("dmrpp:" + address);
        WAYS.put("sidecar", sidecar);
        WAYS.put(NEW, sidecar);
        WAYS.put(KEPT, sidecar);
        WAYS.put("HDF5, 1 MiB buffer", address -> NetcdfFiles.open(address, 1 << 20, null));
        WAYS.put("HDF5, default buffer", NetcdfFiles::open);
    }

    private NetcdfBench() {}

    private record Run(double seconds, long requests, long bytes, int digest) {
        static Run parse(String line) {
            String[] words = line.split(" ");
            return new Run(
                    Double.parseDouble(words[0]),
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    Integer.parseInt(words[3]));
        }

        @Override
        public String toString() {
            return seconds + " " + requests + " " + bytes + " " + digest;
        }
    }

    /**
     * Measures all ways, or one of them in this JVM.
     *
     * @param arguments the granule's address on a range_server.py, with %d for the number of a folder, of which there are
     *     five, the beam, and how often; or the address, the beam, and the way
     */
    public static void main(String[] arguments) throws Exception {
        String address = arguments[0];
        String beam = arguments[1];
        if (WAYS.containsKey(arguments[2])) {
            for (int i = 0; i <= WARM_UPS + 1; i++) {
                int folder = arguments[2].equals(NEW) ? i : 0;
                System.out.println(measure(address.formatted(folder), beam, WAYS.get(arguments[2])));
            }
            return;
        }
        Map<String, Run> medians = new LinkedHashMap<>();
        System.out.printf("%-22s %9s %9s %9s %7s%n", "way", "first s", "later s", "requests", "MB");
        for (String way : WAYS.keySet()) {
            List<Run> first = new ArrayList<>();
            List<Run> later = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
                List<Run> runs = inNewJvm(address, beam, way);
                first.add(runs.get(0));
                later.add(runs.get(runs.size() - 1));
            }
            Run warm = median(later);
            medians.put(way, warm);
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %9.2f %9.2f %9d %7.1f%n",
                    way,
                    median(first).seconds,
                    warm.seconds,
                    warm.requests,
                    warm.bytes / 1e6);
        }
        Run ours = medians.remove("sidecar");
        medians.forEach((way, run) -> System.out.printf(
                Locale.ROOT,
                "%s: later %.2f times as long as by the sidecar, %.2f times the bytes, %s values%n",
                way,
                run.seconds / ours.seconds,
                (double) run.bytes / ours.bytes,
                run.digest == ours.digest ? "the same" : "OTHER"));
    }

    private static Run median(List<Run> runs) {
        return runs.stream()
                .sorted(Comparator.comparingDouble(Run::seconds))
                .toList()
                .get(runs.size() / 2);
    }

    private static List<Run> inNewJvm(String address, String beam, String way) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NetcdfBench.class.getName(),
                        address,
                        beam,
                        way)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().remove("VGRANULE_CACHE");
        if (way.equals(KEPT)) {
            builder.environment().put("VGRANULE_CACHE", System.getProperty("bench.cache"));
        }
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(way + " failed: " + output);
        }
        return output.lines().map(Run::parse).toList();
    }

    private static Run measure(String address, String beam, Way way) throws IOException, InterruptedException {
        ask(address, "/__reset");
        int digest = 0;
        long start = System.nanoTime();
        try (NetcdfFile file = way.open(address)) {
            for (String column : COLUMNS) {
                Array values =
                        file.findVariable(beam + "/land_ice_segments/" + column).read();
                digest = 31 * digest + Arrays.deepHashCode(new Object[] {values.copyTo1DJavaArray()});
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        String stats = ask(address, "/__stats");
        return new Run(seconds, number(stats, "requests"), number(stats, "bytes"), digest);
    }

    private static String ask(String address, String path) throws IOException, InterruptedException {
        URI uri = URI.create(address).resolve(path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    private static long number(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\": *(\\d+)").matcher(json);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + name + " in " + json);
        }
        return Long.parseLong(matcher.group(1));
    }
}
