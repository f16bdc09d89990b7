package org.virtualgranule.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.OpenGranules;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.zarr.bytes.CountingByteSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code vgranule shell}: JShell with granules open. */
@Command(
        name = "shell",
        mixinStandardHelpOptions = true,
        description = "Starts JShell with the first GRANULE open as granule, and all as granules; without any with a"
                + " built-in sample.")
final class ShellCommand implements Callable<Integer> {
    /** Decoded chunks of a granule that are kept: what was looked at once is often looked at again. Less in a small heap. */
    private static final long CHUNKS = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8);

    /** JShell keeps its history there, and Java tells in the middle of a session that it made or cannot make the place. */
    private static final Logger PREFERENCES = Logger.getLogger("java.util.prefs");

    @Spec
    private CommandSpec spec;

    @Mixin
    private GranuleArguments granules;

    @Override
    public Integer call() throws Exception {
        check();
        // plots are files; on a desktop, drawing one would make an application of this process
        System.setProperty("java.awt.headless", "true");
        PREFERENCES.setLevel(Level.OFF);
        ShellFolder folder = new ShellFolder();
        boolean isSample = !granules.areNamed();
        if (isSample) {
            granules.use(List.of(folder.sample().toString()));
        } else {
            granules.gather();
        }
        try (CountingByteSource source = new CountingByteSource(granules.source())) {
            return call(source, folder, isSample);
        }
    }

    private int call(CountingByteSource source, ShellFolder folder, boolean isSample) throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Stats figures = new Stats(source);
        GranuleOptions options = granules.options(source).withChunkCache(CHUNKS);
        try (OpenGranules open = OpenGranules.open(granules.granules(), options, granules.failFast())) {
            granules.tellOfCache(err);
            RunReport report = new RunReport(err, granules.verbose());
            report.failures(open.failures());
            report.notes(open.notes());
            boolean failed = !open.failures().isEmpty();
            List<VirtualGranule> opened = List.copyOf(open.byName().values());
            if (opened.isEmpty() || failed && granules.failFast()) {
                return Vgranule.GRANULE_FAILED;
            }
            int exit = session(opened, folder, isSample);
            if (granules.stats()) {
                long chunks = source.bytes() - source.documentBytes();
                figures.result(opened.size(), 0, chunks).cache(granules.cache()).print(err);
            }
            return exit == 0 && failed ? Vgranule.GRANULE_FAILED : exit;
        }
    }

    private void check() {
        if (ModuleLayer.boot().findModule("jdk.jshell").isEmpty()) {
            throw new IllegalArgumentException("this Java, " + System.getProperty("java.home")
                    + ", has no JShell (module jdk.jshell): let JAVA_HOME name a JDK, 17 or later");
        }
        if (granules.takeStandardInput()) {
            throw new IllegalArgumentException("--from - takes the standard input, which the shell needs; name a file");
        }
    }

    private int session(List<VirtualGranule> opened, ShellFolder folder, boolean isSample) throws Exception {
        Shell.begin(opened, isSample ? Optional.of(Region.read(folder.polygon())) : Optional.empty());
        PrintWriter out = spec.commandLine().getOut();
        out.println(ShellWelcome.of(opened, isSample));
        out.flush();
        return JavaShellToolBuilder.builder().start(arguments(folder, isSample));
    }

    private String[] arguments(ShellFolder folder, boolean isSample) throws IOException {
        List<String> more = isSample ? List.of("Region polygon = org.virtualgranule.cli.Shell.polygon();") : List.of();
        return new String[] {
            "--class-path",
            classPath(),
            "--execution",
            ShellExecution.specification(granules.verbose()),
            "--startup",
            "DEFAULT",
            "--startup",
            folder.script("startup.jsh", more).toString(),
            "--feedback",
            "vgranule",
            folder.script("feedback.jsh", List.of()).toString()
        };
    }

    /** What is there of this process's class path: JShell complains of the rest. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(place -> new File(place).exists())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
