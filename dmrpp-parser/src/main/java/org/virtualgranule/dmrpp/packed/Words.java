package org.virtualgranule.dmrpp.packed;

import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Dim;
import org.virtualgranule.dmrpp.model.Dimension;

/** The forms of small things. */
final class Words {
    private Words() {}

    /** A text of the table. */
    static final Form<String> TEXT = new Form<>() {
        @Override
        public void write(String value, PackOutput out) {
            out.text(value);
        }

        @Override
        public String read(PackInput in) {
            return in.text();
        }
    };

    /** A number of any sign, mostly from 0. */
    static final Form<Long> NUMBER = new Form<>() {
        @Override
        public void write(Long value, PackOutput out) {
            out.number(value);
        }

        @Override
        public Long read(PackInput in) {
            return in.number();
        }
    };

    /** An int, mostly from 0. */
    static final Form<Integer> SMALL = new Form<>() {
        @Override
        public void write(Integer value, PackOutput out) {
            out.signed(value);
        }

        @Override
        public Integer read(PackInput in) {
            long value = in.signed();
            if (value != (int) value) {
                throw new NotUsable(value + " is no int");
            }
            return (int) value;
        }
    };

    static final Form<Dimension> DIMENSION = new Form<>() {
        @Override
        public void write(Dimension value, PackOutput out) {
            out.text(value.name());
            out.number(value.size());
        }

        @Override
        public Dimension read(PackInput in) {
            return new Dimension(in.text(), in.size());
        }
    };

    static final Form<Dim> DIM = new Form<>() {
        @Override
        public void write(Dim value, PackOutput out) {
            out.flag(value instanceof Dim.Named);
            if (value instanceof Dim.Named named) {
                out.text(named.name());
            } else if (value instanceof Dim.Anonymous anonymous) {
                out.number(anonymous.size());
            }
        }

        @Override
        public Dim read(PackInput in) {
            return in.flag() ? new Dim.Named(in.text()) : new Dim.Anonymous(in.size());
        }
    };

    static final Form<Diagnostic> DIAGNOSTIC = new Form<>() {
        private final Diagnostic.Topic[] topics = Diagnostic.Topic.values();

        @Override
        public void write(Diagnostic value, PackOutput out) {
            out.text(value.path());
            out.number(value.topic().ordinal());
            out.text(value.message());
        }

        @Override
        public Diagnostic read(PackInput in) {
            return new Diagnostic(in.text(), topics[in.index(topics.length)], in.text());
        }
    };
}
