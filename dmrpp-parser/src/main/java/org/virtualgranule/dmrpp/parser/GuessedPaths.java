package org.virtualgranule.dmrpp.parser;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.Variable;

/**
 * Paths for a flattened document that states none: from the caller's list of groups, else from the product's, else from
 * the names of the containers that hold the groups' attributes, else none.
 */
final class GuessedPaths implements PathSource {
    private final KnownPaths known;
    private final Optional<String> diagnostic;

    private GuessedPaths(KnownPaths known, Optional<String> diagnostic) {
        this.known = known;
        this.diagnostic = diagnostic;
    }

    /** Empty if nothing says that the document is flattened: then its names are the file's own. */
    static Optional<GuessedPaths> of(Granule granule, Collection<String> callers) {
        for (String path : callers) {
            if (!HdfPath.isPath(path)) {
                throw new IllegalArgumentException(
                        "a known path is absolute, like /gt1l/land_ice_segments, not " + path);
            }
        }
        FlatSigns signs = new FlatSigns(granule.root());
        KnownPaths given = new KnownPaths();
        given.addAll(callers);
        if (signs.deepest(given) > 0) {
            return Optional.of(listed("the caller's list", given, granule.root(), signs));
        }
        if (signs.isDenied()) {
            return Optional.empty();
        }
        Optional<ProductPaths> product = ProductPaths.of(granule).filter(p -> signs.show(p.paths()));
        if (product.isPresent()) {
            String list = "the list of " + product.get().product();
            return Optional.of(listed(list, product.get().paths(), granule.root(), signs));
        }
        return signs.areSure() ? Optional.of(unlisted(granule.root(), signs)) : Optional.empty();
    }

    private static GuessedPaths listed(String list, KnownPaths known, Group root, FlatSigns signs) {
        int more = known.addMangled(signs.containers());
        return new GuessedPaths(
                known,
                Optional.of("a flattened document without paths: groups taken from " + list
                        + (more == 0 ? "" : " and from the names of " + more + " containers that it lacks") + ", for "
                        + below(known, root) + "; a dataset of any other group, or with a name that begins like a group"
                        + " beside it, is misplaced"));
    }

    private static GuessedPaths unlisted(Group root, FlatSigns signs) {
        KnownPaths known = new KnownPaths();
        known.addMangled(signs.containers());
        if (signs.deepest(known) > 0) {
            return new GuessedPaths(
                    known,
                    Optional.of("a flattened document without paths: groups guessed from the names of containers, for "
                            + below(known, root) + "; a group without a container, or with a name that begins like a"
                            + " group beside it, is misplaced"));
        }
        boolean plain = root.variables().stream().noneMatch(v -> v.name().contains("_"));
        return new GuessedPaths(
                new KnownPaths(),
                plain
                        ? Optional.empty()
                        : Optional.of("a flattened document without paths, and nothing tells its groups: left flat"));
    }

    private static String below(KnownPaths known, Group root) {
        List<Variable> all = root.variables().stream()
                .filter(v -> !FlatNames.isFake(v.name()))
                .toList();
        long below = all.stream()
                .filter(v -> known.of(v.name()).lastIndexOf('/') > 0)
                .count();
        return below + " of " + all.size() + " variables";
    }

    /** One sentence on what was guessed; empty if there was nothing to guess. */
    Optional<String> diagnostic() {
        return diagnostic;
    }

    @Override
    public String variable(Variable variable) {
        return known.of(variable.name());
    }

    @Override
    public Optional<String> group(Attribute container) {
        return known.exact(container.name());
    }
}
