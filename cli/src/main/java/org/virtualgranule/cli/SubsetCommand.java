package org.virtualgranule.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.virtualgranule.reader.SubsetRun;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.zarr.bytes.ByteSources;
import org.virtualgranule.zarr.bytes.CountingByteSource;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vgranule subset}: rows inside a polygon, as GeoParquet. */
@Command(
        name = "subset",
        mixinStandardHelpOptions = true,
        description = "Writes the rows of all tracks inside a polygon to one GeoParquet file.")
final class SubsetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private RegionArguments region;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The GeoParquet file to write.")
    private Path out;

    @Option(
            names = "--columns",
            paramLabel = "PATH,…",
            description = "Variables below the product's group, such as h_li,dem/dem_h, in place of the usual ones."
                    + " Position, time, track and orbit are always there.")
    private Optional<String> columns = Optional.empty();

    @Mixin
    private GranuleArguments granules;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        checkOut();
        try (CountingByteSource source = new CountingByteSource(ByteSources.standard())) {
            Stats figures = new Stats(source);
            SubsetRun run = new SubsetRun(warned(err), names(), granules.options(source), granules.failFast());
            SubsetRun.Summary summary = write(run);
            report(summary, err);
            if (granules.stats()) {
                figures.print(err, summary.granules(), summary.rows(), summary.bytesWanted());
            }
            return summary.failures().isEmpty() ? 0 : Vgranule.GRANULE_FAILED;
        }
    }

    private Region warned(PrintWriter err) {
        Region polygon = region.region();
        polygon.warnings().forEach(warning -> err.println("warning: " + warning));
        return polygon;
    }

    private SubsetRun.Summary write(SubsetRun run) {
        try (Progress progress = new Progress(granules.granules().size())) {
            return run.write(granules.granules(), out, address -> progress.step());
        }
    }

    /** Finds out before anything is read what would be a pity to find out afterwards. */
    private void checkOut() {
        Path folder = out.toAbsolutePath().getParent();
        if (Files.isDirectory(out)) {
            throw new IllegalArgumentException("--out " + out + " is a directory; name a file");
        }
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new IllegalArgumentException(
                    "--out " + out + " cannot be written: " + folder + " is no directory that can be written to");
        }
    }

    private Optional<List<String>> names() {
        return columns.map(text -> Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList());
    }

    private void report(SubsetRun.Summary summary, PrintWriter err) {
        for (SubsetRun.Failure failure : summary.failures()) {
            err.println("failed (" + failure.code() + "): " + Errors.line(failure.error()));
            if (granules.verbose()) {
                failure.error().printStackTrace(err);
            }
        }
        if (granules.verbose()) {
            summary.diagnostics().forEach(d -> err.println("note: " + d.path() + ": " + d.message()));
        }
        if (summary.granules() == 0 || !summary.failures().isEmpty() && granules.failFast()) {
            err.println("nothing written: " + summary.failures().size() + " of "
                    + granules.granules().size() + " granules failed");
        } else {
            spec.commandLine()
                    .getOut()
                    .println(summary.rows() + " rows of " + summary.granules() + " granules written to " + out
                            + (summary.failures().isEmpty()
                                    ? ""
                                    : "; " + summary.failures().size() + " granules failed"));
        }
        err.flush();
        spec.commandLine().getOut().flush();
    }
}
