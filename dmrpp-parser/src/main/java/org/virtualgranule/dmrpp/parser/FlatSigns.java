package org.virtualgranule.dmrpp.parser;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Variable;

/** What tells a flattened document without paths from a file that never had groups. */
final class FlatSigns {
    /** Containers at the root that were no groups. */
    private static final Set<String> NO_GROUPS = Set.of(
            "HDF5_GLOBAL", "NC_GLOBAL", "HDF_GLOBAL", "DODS_EXTRA", "DAP4_Checksum_CRC32", "build_dmrpp_metadata");

    private final Group root;
    private final Set<String> containers;

    FlatSigns(Group root) {
        this.root = root;
        Set<String> variables = root.variables().stream().map(Variable::name).collect(Collectors.toSet());
        containers = root.attributes().stream()
                .filter(Attribute::isContainer)
                .map(Attribute::name)
                .filter(name -> !NO_GROUPS.contains(name) && !variables.contains(name) && HdfPath.isPath("/" + name))
                .collect(Collectors.toSet());
    }

    /** Names of containers that may have been groups. */
    Set<String> containers() {
        return containers;
    }

    /** The writer's own note of its settings says that it did not flatten. */
    boolean isDenied() {
        return isConfigured("H5.EnableCF=false");
    }

    /** Only flattening leaves one of these. */
    boolean areSure() {
        return isConfigured("H5.EnableCF=true")
                || has("HDF5_GLOBAL")
                || root.variables().stream().anyMatch(FlatSigns::isFakeDim)
                || hasNestedContainers();
    }

    /**
     * Says whether the document looks like a product's: it has a variable named like one of a group inside a group; or a
     * variable named like one of a group, and either a container named like a group or any other sign. A name like
     * {@code gt1l_x} alone is no sign: any flat file may have it.
     */
    boolean show(KnownPaths product) {
        int deepest = deepest(product);
        return deepest > 1
                || deepest > 0
                        && (areSure()
                                || containers.stream()
                                        .anyMatch(name -> product.exact(name).isPresent()));
    }

    /** Groups above the deepest variable, if these are the known paths. */
    int deepest(KnownPaths known) {
        return root.variables().stream()
                .mapToInt(v ->
                        (int) known.of(v.name()).chars().filter(c -> c == '/').count() - 1)
                .max()
                .orElse(0);
    }

    private boolean has(String container) {
        return root.attributes().stream()
                .anyMatch(a -> a.isContainer() && a.name().equals(container));
    }

    private static boolean isFakeDim(Variable variable) {
        return variable.name().startsWith("FakeDim")
                && FlatNames.isFake(variable.name())
                && variable.attribute("units").filter("level"::equals).isPresent();
    }

    /** {@code gt1l} and {@code gt1l_segments}, and a variable named like one of the latter. */
    private boolean hasNestedContainers() {
        KnownPaths known = new KnownPaths();
        known.addMangled(containers);
        return deepest(known) > 1;
    }

    private boolean isConfigured(String setting) {
        return root.attributes().stream()
                .filter(a -> a.name().equals("build_dmrpp_metadata"))
                .flatMap(a -> a.children().stream())
                .filter(a -> a.name().equals("configuration"))
                .map(Attribute::values)
                .flatMap(List::stream)
                .anyMatch(value -> value.contains(setting));
    }
}
