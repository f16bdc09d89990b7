package org.virtualgranule.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.reader.view.Printable;
import org.virtualgranule.zarr.bytes.CountingByteSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that looks at one granule after the other: goes on after failures, and tells of them in the end. */
abstract class GranuleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one line of JSON a granule.")
    private boolean json;

    @Mixin
    private GranuleArguments granules;

    private int failures;

    /** Failures before the granule that is looked at. */
    private int before;

    private int good;
    private long bytesWanted;

    @Override
    public final Integer call() {
        granules.gather();
        try (CountingByteSource source = new CountingByteSource(granules.source());
                Progress progress = new Progress(granules.granules().size())) {
            Stats figures = new Stats(source);
            GranuleOptions options = granules.options(source);
            for (String address : granules.granules()) {
                look(address, options);
                progress.step();
                if (failures > 0 && granules.failFast()) {
                    break;
                }
            }
            PrintWriter err = spec.commandLine().getErr();
            granules.tellOfCache(err);
            if (granules.stats()) {
                figures.result(good, 0, bytesWanted).cache(granules.cache()).print(err);
            }
        }
        return failures > 0 ? Vgranule.GRANULE_FAILED : 0;
    }

    private void look(String address, GranuleOptions options) {
        before = failures;
        try (VirtualGranule granule = VirtualGranule.open(address, options)) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? json(granule) : text(granule));
            out.flush();
        } catch (GranuleException | IllegalArgumentException e) {
            failed(e);
        }
        if (failures > before + 1 && !granules.verbose()) {
            spec.commandLine()
                    .getErr()
                    .println("error: and " + Printable.count(failures - before - 1, "more array")
                            + " of that granule, which --verbose shows");
        }
        good += failures == before ? 1 : 0;
    }

    /** Says what went wrong; the granule then counts as failed. Of several failures the first is shown. */
    final void failed(RuntimeException e) {
        if (failures == before || granules.verbose()) {
            Errors.print(spec.commandLine().getErr(), e, granules.verbose());
        }
        failures++;
    }

    /** Counts stored bytes of chunks that had to be read. */
    final void wanted(long bytes) {
        bytesWanted += bytes;
    }

    /** What to print of a granule with {@code --json}: one line. */
    abstract String json(VirtualGranule granule);

    /** What to print of a granule otherwise. */
    abstract String text(VirtualGranule granule);
}
