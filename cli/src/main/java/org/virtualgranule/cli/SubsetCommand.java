package org.virtualgranule.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.RunPlan;
import org.virtualgranule.reader.SubsetRun;
import org.virtualgranule.reader.product.Products;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.reader.view.Printable;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.CountingByteSource;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vgranule subset}: rows inside a polygon, as GeoParquet. */
@Command(name = "subset", description = "Writes the rows of all tracks inside a polygon to one GeoParquet file.")
final class SubsetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean help;

    @ArgGroup(multiplicity = "1")
    private RegionArguments region;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The GeoParquet file to write.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--dry-run",
            description = "Write nothing; print the requests and bytes of each step. Sidecars are read, and what the"
                    + " search for coordinates probes.")
    private boolean dryRun;

    @Option(
            names = "--columns",
            paramLabel = "PATH,…",
            description = "Variables below the product's group, such as h_li,dem/dem_h, in place of the usual ones."
                    + " Position, time, track and orbit are always there.")
    private Optional<String> columns = Optional.empty();

    @Option(
            names = "--full-scan",
            description = "Read all latitudes and longitudes, instead of searching for those that can be inside.")
    private boolean fullScan;

    @Mixin
    private GranuleArguments granules;

    @Mixin
    private SearchInstead search;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        search.check(granules);
        checkOut();
        Region polygon = warned(err);
        boolean whole = search.run(granules, polygon, err);
        try (CountingByteSource source = new CountingByteSource(granules.source())) {
            Stats figures = new Stats(source);
            SubsetRun run = new SubsetRun(polygon, names(), options(source), granules.failFast());
            if (dryRun) {
                RunPlan plan = plan(run, source, err);
                if (granules.stats()) {
                    figures.result(plan.granules(), 0, PlanTable.search(plan).bytesWanted())
                            .cache(granules.cache())
                            .print(err);
                }
                return whole && plan.failures().isEmpty() ? 0 : Vgranule.GRANULE_FAILED;
            }
            SubsetRun.Summary summary = write(run);
            granules.tellOfCache(err);
            report(summary, err);
            if (granules.stats()) {
                figures.result(summary.granules(), summary.rows(), summary.bytesWanted())
                        .cache(granules.cache())
                        .stages(summary.stats())
                        .print(err);
            }
            return whole && summary.failures().isEmpty() ? 0 : Vgranule.GRANULE_FAILED;
        }
    }

    private void checkOut() {
        if (out.isPresent() == dryRun) {
            throw new IllegalArgumentException(
                    dryRun ? "--dry-run writes nothing: leave --out out" : "say with --out which file to write");
        }
        out.ifPresent(file -> OutputCheck.check(file, region.file(), granules));
    }

    private RunPlan plan(SubsetRun run, CountingByteSource source, PrintWriter err) {
        try (Progress progress = new Progress(granules.granules().size())) {
            RunPlan plan = run.plan(granules.granules(), address -> progress.step());
            granules.tellOfCache(err);
            RunReport report = new RunReport(err, granules.verbose());
            report.failures(plan.failures());
            report.notes(plan.diagnostics());
            PlanTable.print(plan, source, spec.commandLine().getOut());
            return plan;
        }
    }

    private GranuleOptions options(ByteSource source) {
        GranuleOptions options = granules.options(source);
        return fullScan ? options.withProducts(Products.standard().withoutMotion()) : options;
    }

    private Region warned(PrintWriter err) {
        Region polygon = region.region();
        polygon.warnings().forEach(warning -> err.println("warning: " + warning));
        return polygon;
    }

    private SubsetRun.Summary write(SubsetRun run) {
        try (Progress progress = new Progress(granules.granules().size())) {
            return run.write(granules.granules(), out.orElseThrow(), address -> progress.step());
        }
    }

    private Optional<List<String>> names() {
        Optional<List<String>> names = columns.map(text -> Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList());
        if (names.isPresent() && names.get().isEmpty()) {
            throw new IllegalArgumentException("--columns names no column");
        }
        return names;
    }

    private void report(SubsetRun.Summary summary, PrintWriter err) {
        RunReport report = new RunReport(err, granules.verbose());
        report.failures(summary.failures());
        report.notes(summary.diagnostics());
        int failed = summary.failures().size();
        if (summary.granules() == 0 || failed > 0 && granules.failFast()) {
            err.println("nothing written: " + failed + " of "
                    + RunReport.count(granules.granules().size()) + " failed");
        } else {
            spec.commandLine()
                    .getOut()
                    .println(Printable.count(summary.rows(), "row") + " of " + RunReport.count(summary.granules())
                            + " written to "
                            + out.orElseThrow()
                            + (failed > 0 ? "; " + RunReport.count(failed) + " failed" : "")
                            + (summary.rows() == 0 ? " (in boxes and polygons longitude comes first)" : ""));
        }
        err.flush();
        spec.commandLine().getOut().flush();
    }
}
