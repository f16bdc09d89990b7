package org.virtualgranule.reader;

import java.util.List;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.reader.trajectory.PlannedStep;

/**
 * What a run would ask for after the sidecars. A granule whose name does not tell its orbit costs two small requests more.
 *
 * @param granules granules that were looked at
 * @param steps sums over them: search, coordinates, columns
 * @param failures granules that cannot be read
 * @param diagnostics what is not as expected with the addresses
 */
public record RunPlan(
        int granules, List<PlannedStep> steps, List<SubsetRun.Failure> failures, List<Diagnostic> diagnostics) {
    /** Copies the lists. */
    public RunPlan {
        steps = List.copyOf(steps);
        failures = List.copyOf(failures);
        diagnostics = List.copyOf(diagnostics);
    }
}
