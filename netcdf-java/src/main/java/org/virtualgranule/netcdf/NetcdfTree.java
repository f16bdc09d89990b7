package org.virtualgranule.netcdf;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Variable;

/** A granule's groups, dimensions, enumerations and variables as netcdf-java's. */
final class NetcdfTree {
    private final OpenGranule.Opened opened;
    private final Cancellation cancellation;
    private final Declarations declared;
    private final VariableMaker variables;

    NetcdfTree(OpenGranule.Opened opened, Cancellation cancellation) {
        this.opened = opened;
        this.cancellation = cancellation;
        declared = new Declarations(opened.document().root());
        variables = new VariableMaker(opened.granule(), declared);
    }

    /**
     * Builds everything into the root group.
     *
     * @return what netcdf-java cannot have, of what could be mapped
     * @throws IOException if the caller cancels
     */
    List<Diagnostic> build(ucar.nc2.Group.Builder root) throws IOException {
        group("", opened.document().root(), root);
        return variables.leftOut();
    }

    private void group(String path, Group from, ucar.nc2.Group.Builder to) throws IOException {
        cancellation.check();
        to.addDimensions(declared.dimensions(path, from));
        to.addEnumTypedefs(declared.enumerations(path, from));
        to.addAttributes(AttributeMaker.of(from.attributes()));
        Set<String> names = new HashSet<>();
        for (Variable variable : from.variables()) {
            if (names.add(variable.name())) {
                variables.make(path, variable).ifPresent(to::addVariable);
            }
        }
        if (to.vbuilders.stream().anyMatch(v -> v.getDimensions().contains(Declarations.EMPTY))) {
            to.addDimension(Declarations.EMPTY);
        }
        for (Group child : from.groups()) {
            String below = path + "/" + child.name();
            if (names.add(child.name()) && opened.granule().manifest().groups().containsKey(below)) {
                ucar.nc2.Group.Builder group = ucar.nc2.Group.builder().setName(child.name());
                to.addGroup(group);
                group(below, child, group);
            }
        }
    }
}
