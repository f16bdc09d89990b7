package org.virtualgranule.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.virtualgranule.reader.RunPlan;
import org.virtualgranule.reader.trajectory.PlannedStep;
import org.virtualgranule.zarr.bytes.CountingByteSource;

/** Prints what a run would ask for, a line a step. */
final class PlanTable {
    private static final String ROW = "%-13s%10s%16s%16s  %s%n";

    private PlanTable() {}

    /** The source has read the sidecars and what the search probes, and nothing else. */
    static void print(RunPlan plan, CountingByteSource source, PrintWriter out) {
        out.printf(Locale.ROOT, ROW, "step", "requests", "bytes wanted", "over-read", "");
        long sidecars = source.requests() - search(plan).requests();
        row(new PlannedStep("sidecars", sidecars, source.documentBytes(), 0), "read to know this", out);
        for (PlannedStep step : plan.steps()) {
            String remark =
                    switch (step.name()) {
                        case PlannedStep.SEARCH -> "read to know this";
                        case PlannedStep.COLUMNS -> "at most; the coordinates tell";
                        default -> "";
                    };
            row(step, remark, out);
        }
        out.flush();
    }

    /** The step that had to be read to know the others; nothing if no granule was looked at. */
    static PlannedStep search(RunPlan plan) {
        return plan.steps().stream()
                .filter(step -> step.name().equals(PlannedStep.SEARCH))
                .findFirst()
                .orElse(new PlannedStep(PlannedStep.SEARCH, 0, 0, 0));
    }

    private static void row(PlannedStep step, String remark, PrintWriter out) {
        String line = String.format(
                Locale.ROOT, ROW, step.name(), step.requests(), step.bytesWanted(), step.bytesOverRead(), remark);
        out.println(line.stripTrailing());
    }
}
