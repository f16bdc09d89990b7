package org.virtualgranule.reader;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.virtualgranule.reader.view.Printable;

/** Finds the paths that somebody may have meant: those with the nearest last name, of these the nearest in all. */
final class NearNames {
    private static final int FEW = 3;

    /** Longer ones are compared by their beginnings. */
    private static final int LONGEST = 100;

    private NearNames() {}

    /** A path, and how far its last name and all of it are from what was asked for. */
    private record Near(String path, int name, int all) {}

    /** What to say of a path that is not there; empty if no other is like it. */
    static String hint(String path, Collection<String> known) {
        String name = last(path);
        int most = Math.max(1, name.length() / 3);
        String near = known.stream()
                .map(other -> new Near(other, distance(name, last(other)), distance(path, other)))
                .filter(other -> other.name() <= most)
                .sorted(Comparator.comparingInt(Near::name).thenComparingInt(Near::all))
                .limit(FEW)
                .map(other -> Printable.of(other.path()))
                .collect(Collectors.joining(", "));
        return near.isEmpty() ? "" : "; there is " + near;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Letters to be put in, taken out or replaced, whatever their case. */
    private static int distance(String one, String other) {
        String a = start(one);
        String b = start(other);
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    private static String start(String text) {
        return text.substring(0, Math.min(LONGEST, text.length())).toLowerCase(Locale.ROOT);
    }
}
