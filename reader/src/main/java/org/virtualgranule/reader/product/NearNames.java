package org.virtualgranule.reader.product;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the paths that somebody may have meant: those with the nearest last name, of these the nearest in all. */
public final class NearNames {
    private static final int FEW = 3;

    /** Longer ones are compared by their beginnings. */
    private static final int LONGEST = 100;

    private NearNames() {}

    /** A path, and how far its last name and all of it are from what was asked for. */
    private record Near(String path, int name, int all) {}

    /**
     * Says of a path that is not there which are like it.
     *
     * @param path what was asked for
     * @param known paths that are there
     * @return {@code ; there is} and the nearest of them; empty if none is like it
     */
    public static String hint(String path, Collection<String> known) {
        List<String> near = of(path, known);
        return near.isEmpty() ? "" : "; there is " + few(near, FEW);
    }

    /**
     * Finds the paths that are like another.
     *
     * @param path what was asked for
     * @param known paths that are there
     * @return those that may be meant, the nearest first
     */
    public static List<String> of(String path, Collection<String> known) {
        String name = last(path);
        int most = Math.max(1, name.length() / 3);
        return known.stream()
                .map(other -> new Near(other, distance(name, last(other)), distance(path, other)))
                .filter(other -> other.name() <= most)
                .sorted(Comparator.comparingInt(Near::name).thenComparingInt(Near::all))
                .map(Near::path)
                .toList();
    }

    /**
     * Lists names, as many as can be looked at.
     *
     * @param names any number of them
     * @param most how many to list
     * @return one line with commas between, and how many more there are
     */
    public static String few(List<String> names, int most) {
        int more = names.size() - most;
        String list = String.join(", ", names.subList(0, Math.min(most, names.size())));
        return (more > 0 ? list + " and " + more + " more" : list).replaceAll("\\p{Cc}", "?");
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
