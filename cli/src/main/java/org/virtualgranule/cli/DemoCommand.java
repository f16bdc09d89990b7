package org.virtualgranule.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.virtualgranule.sample.SampleGranules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vgranule demo}: the main job on the built-in samples. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Runs the main job on the built-in sample granules: no network, no account.")
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where samples and result go; default: ${DEFAULT-VALUE}.",
            defaultValue = "vgranule-demo")
    private Path directory;

    /** The start script does so once, to find out which classes remote runs need. */
    @Option(names = "--served", hidden = true, description = "Read the samples from a web server in this process.")
    private boolean served;

    @Override
    public Integer call() throws IOException {
        copySamples();
        if (!served) {
            return run(name -> directory.resolve(name).toString());
        }
        try (SampleServer server = new SampleServer(directory)) {
            return run(server::address);
        }
    }

    private int run(UnaryOperator<String> address) {
        PrintWriter out = spec.commandLine().getOut();
        Path result = directory.resolve("demo.parquet");
        List<String> command = new ArrayList<>(List.of("subset", "--polygon"));
        command.add(directory.resolve("aoi.geojson").toString());
        command.addAll(List.of("--out", result.toString(), "--stats"));
        SampleGranules.names().forEach(name -> command.add(address.apply(name + ".dmrpp")));
        out.println("$ vgranule " + String.join(" ", command));
        out.flush();
        int exit = Vgranule.run(out, spec.commandLine().getErr(), command.toArray(String[]::new));
        long size = SampleGranules.names().stream()
                .mapToLong(name -> directory.resolve(name).toFile().length())
                .sum();
        out.println("The granules have " + size + " bytes; bytes_fetched tells how many were read, sidecars included. "
                + result + " opens in geopandas, pyarrow, DuckDB, QGIS.");
        out.flush();
        return exit;
    }

    private void copySamples() {
        Path marker = directory.resolve(SampleGranules.names().get(0));
        if (Files.exists(directory.resolve("aoi.geojson")) && !Files.exists(marker)) {
            throw new IllegalArgumentException("--dir " + directory
                    + " holds an aoi.geojson of yours, which the demo would overwrite; name another");
        }
        try {
            SampleGranules.copyTo(Files.createDirectories(directory));
        } catch (IOException e) {
            throw new IllegalArgumentException("--dir " + directory + " cannot be made: " + e.getMessage(), e);
        }
    }
}
