package org.virtualgranule.cli;

import java.io.PrintWriter;
import java.util.List;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.reader.SubsetRun;
import org.virtualgranule.reader.view.Printable;

/** What a run of many granules has to say on the error stream: granules that failed, and what was not as expected. */
final class RunReport {
    private static final int FEW = 6;

    private final PrintWriter err;
    private final boolean verbose;

    RunReport(PrintWriter err, boolean verbose) {
        this.err = err;
        this.verbose = verbose;
    }

    void failures(List<SubsetRun.Failure> failures) {
        failures.forEach(this::failure);
    }

    private void failure(SubsetRun.Failure failure) {
        err.println("failed (" + failure.code() + "): " + Errors.line(failure.error()));
        if (verbose && failure.isInternal()) {
            Errors.places(err, failure.error());
        } else if (verbose) {
            failure.error().printStackTrace(err);
        }
        err.flush();
    }

    /** What was not as expected; all of it if asked for. */
    void notes(List<Diagnostic> diagnostics) {
        int all = diagnostics.size();
        int shown = verbose ? all : Math.min(all, FEW);
        diagnostics.subList(0, shown).forEach(d -> err.println("note: " + Printable.of(d.path() + ": " + d.message())));
        if (shown < all) {
            err.println("note: and " + (all - shown) + " more, which --verbose shows");
        }
    }

    static String count(int granules) {
        return Printable.count(granules, "granule");
    }
}
