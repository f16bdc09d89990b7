package org.virtualgranule.dmrpp.packed;

import org.virtualgranule.dmrpp.model.DapType;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;
import org.virtualgranule.dmrpp.model.VariableType;

/** A variable, and its type: the atomic ones by their number, then the others. */
final class VariableForm implements Form<Variable> {
    static final VariableForm VARIABLE = new VariableForm();

    private static final DapType[] ATOMIC = DapType.values();
    private static final int ENUMERATED = ATOMIC.length;
    private static final int STRUCTURED = ENUMERATED + 1;
    private static final int OTHER = ENUMERATED + 2;

    private VariableForm() {}

    @Override
    public void write(Variable value, PackOutput out) {
        out.text(value.name());
        write(value.type(), out);
        out.list(value.dims(), Words.DIM);
        out.list(value.attributes(), AttributeForm.ATTRIBUTE);
        StorageForm.STORAGE.write(value.storage(), out);
    }

    @Override
    public Variable read(PackInput in) {
        Variable variable = new Variable(
                in.text(),
                type(in),
                in.list(Words.DIM),
                in.list(AttributeForm.ATTRIBUTE),
                StorageForm.STORAGE.read(in));
        if (variable.storage() instanceof Storage.Chunked chunked
                && chunked.chunks().rank() != variable.dims().size()) {
            throw new NotUsable("chunks of another rank than the variable's");
        }
        return variable;
    }

    private static void write(VariableType type, PackOutput out) {
        if (type instanceof DapType atomic) {
            out.number(atomic.ordinal());
        } else if (type instanceof VariableType.Enumerated enumerated) {
            out.number(ENUMERATED);
            out.text(enumerated.enumeration());
        } else if (type instanceof VariableType.Structured structured) {
            out.number(STRUCTURED);
            out.list(structured.members(), VARIABLE);
        } else if (type instanceof VariableType.Other other) {
            out.number(OTHER);
            out.text(other.element());
        }
    }

    private static VariableType type(PackInput in) {
        int kind = in.index(OTHER + 1);
        if (kind < ENUMERATED) {
            return ATOMIC[kind];
        }
        if (kind == STRUCTURED) {
            return in.nested(members -> new VariableType.Structured(members.list(VARIABLE)));
        }
        return kind == ENUMERATED ? new VariableType.Enumerated(in.text()) : new VariableType.Other(in.text());
    }
}
