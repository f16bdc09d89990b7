package org.virtualgranule.zarr.manifest;

import java.util.ArrayList;
import java.util.List;
import org.virtualgranule.dmrpp.model.DapType;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;
import org.virtualgranule.dmrpp.model.VariableType;

/** The members of a Structure and, where records are stored as bytes, their places in a record. */
final class RecordLayout {
    private final List<Field> fields = new ArrayList<>();
    private final List<Long> offsets = new ArrayList<>();
    private long recordBytes;

    /**
     * A member.
     *
     * @param variable the member as declared, an enumeration's names added
     * @param type type of its elements
     * @param shape its own dimensions, within a record
     */
    record Field(Variable variable, ZarrType type, List<Long> shape) {
        /** Elements within one record; at least one. */
        long elements() {
            return ChunkGrid.whole(shape).chunkElements();
        }

        long bytes() {
            return Math.multiplyExact(elements(), (long) type.size());
        }
    }

    RecordLayout(Variable structure, String group, Scope scope) {
        for (Variable member : ((VariableType.Structured) structure.type()).members()) {
            fields.add(field(member, group, scope));
        }
        if (fields.isEmpty()) {
            throw new NotMappable("a Structure without members");
        }
    }

    private static Field field(Variable member, String group, Scope scope) {
        if (!(member.storage() instanceof Storage.None)) {
            throw new NotMappable("its member " + member.name() + " has a storage of its own");
        }
        List<Long> shape = scope.shape(member.dims(), group);
        if (shape.contains(0L)) {
            throw new NotMappable("its member " + member.name() + " has no elements");
        }
        if (member.type() instanceof DapType atomic) {
            return new Field(member, ZarrType.of(atomic), shape);
        }
        if (member.type() instanceof VariableType.Enumerated enumerated) {
            Labels labels = new Labels(scope.enumeration(enumerated.enumeration(), group));
            return new Field(labels.on(member), labels.type(), shape);
        }
        throw new NotMappable("its member " + member.name() + " is neither numbers nor texts");
    }

    List<Field> fields() {
        return fields;
    }

    /**
     * Places the members: as stated, or packed where nothing is stated.
     *
     * @param stated offsets of the second member to the last, then the size of a record; or nothing
     */
    void place(List<Long> stated) {
        for (Field field : fields) {
            if (field.type() == ZarrType.STRING) {
                throw new NotMappable("its member " + field.variable().name()
                        + " is text, which a sidecar describes in no record of bytes");
            }
        }
        if (!stated.isEmpty() && stated.size() != fields.size()) {
            throw new NotMappable(
                    "its structOffset has " + stated.size() + " numbers for " + fields.size() + " members");
        }
        long end = 0;
        for (int i = 0; i < fields.size(); i++) {
            long offset = i == 0 || stated.isEmpty() ? end : stated.get(i - 1);
            if (offset < end) {
                throw new NotMappable("its structOffset " + stated + " lets members overlap: one ends at byte " + end);
            }
            offsets.add(offset);
            end = Math.addExact(offset, fields.get(i).bytes());
        }
        recordBytes = stated.isEmpty() ? end : stated.get(stated.size() - 1);
        if (recordBytes < end || recordBytes > Integer.MAX_VALUE) {
            throw new NotMappable("its structOffset " + stated + " makes records of " + recordBytes
                    + " bytes, its members need " + end);
        }
    }

    /** Bytes of a record. */
    long recordBytes() {
        return recordBytes;
    }

    /** The bytes of a member. */
    Member member(int field) {
        return new Member(
                Math.toIntExact(offsets.get(field)),
                Math.toIntExact(fields.get(field).bytes()),
                Math.toIntExact(recordBytes));
    }
}
