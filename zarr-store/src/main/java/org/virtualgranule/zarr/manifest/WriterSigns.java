package org.virtualgranule.zarr.manifest;

import java.util.List;
import java.util.Set;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.DapType;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.Variable;

/** What a document as a whole shows of the program that wrote it. */
final class WriterSigns {
    /** Attributes that only the writer for HDF4 adds. */
    private static final Set<String> HDF4 = Set.of("dmr_sds_ref", "dmr_vdata_ref");

    private boolean describesStorage;
    private boolean statesFillValues;
    private boolean hasSignedBytes;
    private boolean isHdf4;

    WriterSigns(Group root) {
        look(root);
    }

    /** Says whether the document may be one of the DAP2 model, which has no signed byte and declares Int16 instead. */
    boolean mayWidenBytes() {
        return !hasSignedBytes;
    }

    /** Says whether any variable has a storage element. */
    boolean describesStorage() {
        return describesStorage;
    }

    /** Says whether the document describes an HDF4 file. */
    boolean isHdf4() {
        return isHdf4;
    }

    /**
     * Says whether a variable without a storage element was never written: only in documents that describe storage at
     * all, and whose writer had no other way to say so.
     */
    boolean leavesOutTheUnwritten() {
        return describesStorage && !statesFillValues && !isHdf4;
    }

    /** Loops, not streams: this looks at every attribute of every granule. */
    private void look(Group group) {
        hasSignedBytes |= group.enumerations().stream().anyMatch(e -> e.base() == DapType.INT8)
                || hasSignedByte(group.attributes());
        for (Variable variable : group.variables()) {
            describesStorage |= !(variable.storage() instanceof Storage.None);
            statesFillValues |=
                    Placement.encoding(variable.storage()).fillValue().isPresent();
            hasSignedBytes |= variable.type() == DapType.INT8 || hasSignedByte(variable.attributes());
            isHdf4 |= isOfHdf4(variable);
        }
        group.groups().forEach(this::look);
    }

    private static boolean isOfHdf4(Variable variable) {
        for (Attribute attribute : variable.attributes()) {
            if (HDF4.contains(attribute.name())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasSignedByte(List<Attribute> attributes) {
        for (Attribute attribute : attributes) {
            if (attribute.type().equals("Int8") || hasSignedByte(attribute.children())) {
                return true;
            }
        }
        return false;
    }
}
