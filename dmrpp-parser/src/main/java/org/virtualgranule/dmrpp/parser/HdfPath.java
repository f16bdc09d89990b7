package org.virtualgranule.dmrpp.parser;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Absolute paths of groups and datasets of an HDF5 file, and the names that the CF option makes of them. */
final class HdfPath {
    /** Characters of the longest path that is believed; every group below costs its whole path again. */
    static final int MAX_LENGTH = 2000;

    private static final int MAX_DEPTH = 200;
    private static final Pattern NUMBER = Pattern.compile("_\\d+");

    private HdfPath() {}

    /** Has no empty part, and is not deeper or longer than any file's: everything else would be no tree. */
    static boolean isPath(String text) {
        if (!text.startsWith("/") || text.endsWith("/") || text.length() > MAX_LENGTH) {
            return false;
        }
        int depth = 0;
        for (int slash = 0; slash >= 0; slash = text.indexOf('/', slash + 1)) {
            if (++depth > MAX_DEPTH || text.charAt(slash + 1) == '/') {
                return false;
            }
        }
        return true;
    }

    /** The name that flattening makes of a path, before any number that keeps it apart from others. */
    static String mangle(String path) {
        StringBuilder name = new StringBuilder();
        for (byte b : relative(path).getBytes(StandardCharsets.UTF_8)) {
            boolean kept = b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
            name.append(kept ? (char) b : '_');
        }
        boolean digit = name.length() > 0 && Character.isDigit(name.charAt(0));
        return digit ? "_" + name : name.toString();
    }

    /** Says whether the writer could have made a name of one part of a path: mangled, and with a number if taken. */
    static boolean isMadeOf(String name, String part) {
        String mangled = mangle(part);
        return name.equals(part)
                || name.startsWith(mangled)
                        && (name.length() == mangled.length()
                                || NUMBER.matcher(name.substring(mangled.length()))
                                        .matches());
    }

    static String relative(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    /** Expresses a path as seen from the group of a variable: {@code ../latitude}. */
    static String relative(String path, String variablePath) {
        String[] to = path.substring(1).split("/");
        String[] from = variablePath.substring(1).split("/");
        int common = 0;
        while (common < to.length - 1 && common < from.length - 1 && to[common].equals(from[common])) {
            common++;
        }
        StringBuilder down = new StringBuilder("../".repeat(from.length - 1 - common)).append(to[common]);
        for (int i = common + 1; i < to.length; i++) {
            down.append('/').append(to[i]);
        }
        return down.toString();
    }

    /** The path of the group that it is in; "" for the root. */
    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** The last part. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
