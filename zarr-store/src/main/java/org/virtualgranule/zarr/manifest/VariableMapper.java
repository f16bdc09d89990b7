package org.virtualgranule.zarr.manifest;

import java.util.List;
import org.virtualgranule.dmrpp.model.DapType;
import org.virtualgranule.dmrpp.model.Variable;
import org.virtualgranule.dmrpp.model.VariableType;

/** Maps one variable to the array that it is, or to one array for each member of its records. */
final class VariableMapper {
    private final Context context;
    private final Notes notes;

    VariableMapper(Context context, Notes notes) {
        this.context = context;
        this.notes = notes;
    }

    /**
     * Maps a variable.
     *
     * @param variable the variable
     * @param group path of its group, "" for the root
     * @throws NotMappable with the reason, if it cannot be mapped
     */
    List<ArrayEntry> map(Variable variable, String group) {
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
