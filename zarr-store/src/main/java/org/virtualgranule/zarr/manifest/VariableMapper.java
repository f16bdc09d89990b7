package org.virtualgranule.zarr.manifest;

import java.util.ArrayList;
import java.util.List;
import org.virtualgranule.dmrpp.model.DapType;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;
import org.virtualgranule.dmrpp.model.Variable;
import org.virtualgranule.dmrpp.model.VariableType;

/**
 * Maps one variable to the array that it is, or to one array for each member of its records.
 *
 * @param context its document
 * @param group path of its group, "" for the root
 * @param variable the variable
 */
record VariableMapper(Context context, String group, Variable variable) {
    /** Maps the variable; where that is not possible the result says why. */
    Mapped map() {
        String path = group + "/" + variable.name();
        List<Diagnostic> notes = new ArrayList<>();
        try {
            return new Mapped(
                    arrays((topic, message) -> notes.add(new Diagnostic(path, topic, message))), List.of(), notes);
        } catch (NotMappable e) {
            return Mapped.skipped(new Diagnostic(path, Topic.SKIPPED, e.getMessage()));
        } catch (ArithmeticException e) {
            return Mapped.skipped(
                    new Diagnostic(path, Topic.SKIPPED, "its dimensions or chunks are too large to be counted"));
        }
    }

    private List<ArrayEntry> arrays(Notes notes) {
        if (variable.type() instanceof VariableType.Structured) {
            return new RecordMapper(context, group, variable, notes).map();
        }
        if (variable.type() instanceof VariableType.Enumerated enumerated) {
            Labels labels = new Labels(context.scope().enumeration(enumerated.enumeration(), group));
            return List.of(new ArrayMapper(context, group, labels.on(variable), notes).map(labels.type()));
        }
        if (variable.type() instanceof DapType atomic) {
            return List.of(new NarrowBytes(context, group, variable, notes).map(atomic));
        }
        String type = ((VariableType.Other) variable.type()).element();
        throw new NotMappable(
                switch (type) {
                    case "Sequence" -> "a Sequence has no fixed number of rows, and no writer describes its storage";
                    case "Opaque" -> "the size of an Opaque element is nowhere in the sidecar";
                    default -> "its type " + type + " is not known";
                });
    }
}
