package org.virtualgranule.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.virtualgranule.reader.RefsRun;
import org.virtualgranule.reader.refs.RefsFormat;
import org.virtualgranule.zarr.bytes.CountingByteSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vgranule refs}: the virtual store as files that other programs read. */
@Command(
        name = "refs",
        mixinStandardHelpOptions = true,
        description =
                "Writes where the chunks of granules are, for other programs to read them: one granule's groups, or"
                        + " a group for each of several.")
final class RefsCommand implements Callable<Integer> {
    private static final Pattern SECRET = Pattern.compile("//[^/]*@|[?#]");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private String format;

    @Option(
            names = {"-o", "--out"},
            required = true,
            paramLabel = "PATH",
            description = "The file to write; of kerchunk-parquet and manifest the directory.")
    private Path out;

    @Option(
            names = "--replace-prefix",
            arity = "2",
            paramLabel = "ADDRESS",
            description =
                    "Let references lead to other copies of the files: what begins with the first address begins with"
                            + " the second instead, such as https://HOST/BUCKET s3://BUCKET.")
    private List<String> prefixes = new ArrayList<>();

    @Mixin
    private GranuleArguments granules;

    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(RefsFormat.values()).map(RefsFormat::toString).iterator();
        }
    }

    @Override
    public Integer call() {
        granules.gather();
        RefsFormat wanted = RefsFormat.of(format);
        checkPrefixes();
        if (wanted.isFile()) {
            OutputCheck.check(out, Optional.empty(), granules);
        }
        PrintWriter err = spec.commandLine().getErr();
        try (CountingByteSource source = new CountingByteSource(granules.source());
                Progress progress = new Progress(granules.granules().size())) {
            Stats figures = new Stats(source);
            RefsRun run = new RefsRun(granules.options(source), granules.failFast());
            RefsRun.Summary summary =
                    run.write(granules.granules(), wanted, out, this::moved, address -> progress.step());
            granules.tellOfCache(err);
            report(summary, err);
            if (granules.stats()) {
                figures.result(summary.granules(), 0, 0).cache(granules.cache()).print(err);
            }
            return summary.failures().isEmpty() ? 0 : Vgranule.GRANULE_FAILED;
        }
    }

    /** They are written to the output as they are. */
    private void checkPrefixes() {
        if (prefixes.stream().anyMatch(prefix -> SECRET.matcher(prefix).find())) {
            throw new IllegalArgumentException(
                    "--replace-prefix: an address with a user, a query or a fragment may hold"
                            + " a secret, and is not written to a file; name addresses without");
        }
    }

    /** The option's words are pairs; the first that fits counts. */
    private String moved(String address) {
        for (int i = 0; i < prefixes.size(); i += 2) {
            if (address.startsWith(prefixes.get(i))) {
                return prefixes.get(i + 1) + address.substring(prefixes.get(i).length());
            }
        }
        return address;
    }

    private void report(RefsRun.Summary summary, PrintWriter err) {
        RunReport report = new RunReport(err, granules.verbose());
        report.failures(summary.failures());
        report.notes(summary.diagnostics());
        int failed = summary.failures().size();
        if (summary.granules() == 0) {
            err.println("nothing written: " + failed + " of "
                    + RunReport.count(granules.granules().size()) + " failed");
        } else {
            spec.commandLine()
                    .getOut()
                    .println("references to " + RunReport.count(summary.granules()) + " written to " + out
                            + (failed > 0 ? "; " + RunReport.count(failed) + " failed" : ""));
        }
        err.flush();
        spec.commandLine().getOut().flush();
    }
}
