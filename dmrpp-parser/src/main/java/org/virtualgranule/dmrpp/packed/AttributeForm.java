package org.virtualgranule.dmrpp.packed;

import java.util.List;
import org.virtualgranule.dmrpp.model.Attribute;

/**
 * An attribute. One without others inside is written once, and then named by its place in the table; a container stands
 * where it is, so that no few bytes can mean endlessly many attributes.
 */
final class AttributeForm implements Form<Attribute> {
    static final AttributeForm ATTRIBUTE = new AttributeForm();

    /** What the table of attributes without others inside is made of. */
    static final Form<Attribute> LEAF = new Form<>() {
        @Override
        public void write(Attribute value, PackOutput out) {
            out.text(value.name());
            out.text(value.type());
            out.list(value.values(), Words.TEXT);
        }

        @Override
        public Attribute read(PackInput in) {
            return new Attribute(in.text(), in.text(), in.list(Words.TEXT), List.of());
        }
    };

    private AttributeForm() {}

    @Override
    public void write(Attribute value, PackOutput out) {
        if (value.children().isEmpty()) {
            out.number(1L + out.leaf(value));
        } else {
            out.number(0);
            LEAF.write(value, out);
            out.list(value.children(), this);
        }
    }

    @Override
    public Attribute read(PackInput in) {
        int place = in.index(Integer.MAX_VALUE);
        return place > 0 ? in.leaf(place - 1) : in.nested(AttributeForm::container);
    }

    private static Attribute container(PackInput in) {
        Attribute head = LEAF.read(in);
        return new Attribute(head.name(), head.type(), head.values(), in.list(ATTRIBUTE));
    }
}
