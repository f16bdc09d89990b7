package org.virtualgranule.dmrpp.parser;

import java.util.List;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Variable;

/** The paths that a document states in its {@code fullnamepath} attributes, or by names with slashes. */
final class StatedPaths implements PathSource {
    private static final String PATH = "fullnamepath";

    /** What the document says, else the name, which is a path if it has slashes. */
    @Override
    public String variable(Variable variable) {
        return of(variable).orElseGet(() -> fromName(variable.name()));
    }

    @Override
    public Optional<String> group(Attribute container) {
        return valid(container.children(), true);
    }

    /** What the document says about a variable, if it is a path. */
    static Optional<String> of(Variable variable) {
        return valid(variable.attributes(), false);
    }

    /** Attributes that the writer added and the HDF5 file does not have. */
    static boolean isMarker(Attribute attribute) {
        return attribute.name().equals(PATH) || attribute.name().equals("origname");
    }

    /** A name as a path; slashes that make none are lost. */
    static String fromName(String name) {
        String path = "/" + HdfPath.relative(name);
        return HdfPath.isPath(path) ? path : "/" + name.replace('/', '_');
    }

    /** The one value; where there are several, none of them is the path. */
    private static Optional<String> valid(List<Attribute> attributes, boolean root) {
        for (Attribute attribute : attributes) {
            if (attribute.name().equals(PATH) && attribute.values().size() == 1) {
                String path = attribute.values().get(0);
                if (root && path.equals("/") || HdfPath.isPath(path)) {
                    return Optional.of(path);
                }
            }
        }
        return Optional.empty();
    }
}
