package org.virtualgranule.dmrpp.packed;

import java.util.Map;
import java.util.TreeMap;
import org.virtualgranule.dmrpp.model.DapType;
import org.virtualgranule.dmrpp.model.Enumeration;
import org.virtualgranule.dmrpp.model.Group;

/** A group and all that is in it. */
final class GroupForm implements Form<Group> {
    static final GroupForm GROUP = new GroupForm();

    private static final DapType[] TYPES = DapType.values();

    private static final Form<Enumeration> ENUMERATION = new Form<>() {
        @Override
        public void write(Enumeration value, PackOutput out) {
            out.text(value.name());
            out.number(value.base().ordinal());
            out.number(value.labels().size());
            // a map of no certain order: the same document always gives the same bytes
            new TreeMap<>(value.labels()).forEach((label, number) -> {
                out.text(label);
                out.signed(number);
            });
        }

        @Override
        public Enumeration read(PackInput in) {
            String name = in.text();
            DapType base = TYPES[in.index(TYPES.length)];
            Map<String, Long> labels = new TreeMap<>();
            for (int left = in.count(2); left > 0; left--) {
                labels.put(in.text(), in.signed());
            }
            return new Enumeration(name, base, labels);
        }
    };

    private GroupForm() {}

    @Override
    public void write(Group value, PackOutput out) {
        out.text(value.name());
        out.list(value.dimensions(), Words.DIMENSION);
        out.list(value.enumerations(), ENUMERATION);
        out.list(value.attributes(), AttributeForm.ATTRIBUTE);
        out.list(value.variables(), VariableForm.VARIABLE);
        out.list(value.groups(), this);
    }

    @Override
    public Group read(PackInput in) {
        return new Group(
                in.text(),
                in.list(Words.DIMENSION),
                in.list(ENUMERATION),
                in.list(AttributeForm.ATTRIBUTE),
                in.list(VariableForm.VARIABLE),
                in.nested(children -> children.list(GROUP)));
    }
}
