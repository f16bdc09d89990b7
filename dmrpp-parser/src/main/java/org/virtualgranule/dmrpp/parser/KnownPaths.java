package org.virtualgranule.dmrpp.parser;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Paths by the names that flattening makes of them. A name is taken for a dataset of the group with the longest mangled
 * path that it begins with; that can be wrong where a dataset's name begins like a group beside it.
 */
final class KnownPaths {
    /** Characters of the longest name that is looked into; each of its underscores costs a copy of what is before. */
    static final int MAX_NAME = 400;

    private final Map<String, String> paths = new HashMap<>();

    /** Adds paths, and the groups above them. Of two that are mangled alike the first is kept. */
    void addAll(Collection<String> absolute) {
        for (String path : absolute) {
            for (String p = path; !p.isEmpty(); p = HdfPath.parent(p)) {
                paths.putIfAbsent(HdfPath.mangle(p), p);
            }
        }
    }

    /** Adds names of groups whose paths are not known: each goes below the known group that it begins with. */
    int addMangled(Collection<String> names) {
        int before = paths.size();
        names.stream()
                .sorted(Comparator.comparingInt(String::length))
                .forEach(name -> paths.putIfAbsent(name, of(name)));
        return paths.size() - before;
    }

    /** The path that is mangled to exactly this name. */
    Optional<String> exact(String name) {
        return Optional.ofNullable(paths.get(name));
    }

    /** The path of the variable of this name, as far as can be told; without any known group it is at the root. */
    String of(String name) {
        String path = longest(name);
        return HdfPath.isPath(path) ? path : "/" + name;
    }

    private String longest(String name) {
        String known = paths.get(name);
        if (known != null || name.length() > MAX_NAME) {
            return known != null ? known : "/" + name;
        }
        for (int end = name.lastIndexOf('_', name.length() - 2); end > 0; end = name.lastIndexOf('_', end - 1)) {
            String group = paths.get(name.substring(0, end));
            if (group != null) {
                return group + "/" + name.substring(end + 1);
            }
        }
        return "/" + name;
    }
}
