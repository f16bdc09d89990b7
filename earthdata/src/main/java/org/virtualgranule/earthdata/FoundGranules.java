package org.virtualgranule.earthdata;

import java.util.List;

/**
 * What a search found.
 *
 * @param granules in the catalogue's order
 * @param hits how many there are; more than {@code granules} where a limit was set
 * @param unusable those without a usable address, each a line with the reason; they are not among {@code granules}
 * @param notes what was not as expected, each a line
 */
public record FoundGranules(List<FoundGranule> granules, long hits, List<String> unusable, List<String> notes) {
    /** Copies the lists. */
    public FoundGranules {
        granules = List.copyOf(granules);
        unusable = List.copyOf(unusable);
        notes = List.copyOf(notes);
    }
}
