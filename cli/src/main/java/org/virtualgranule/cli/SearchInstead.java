package org.virtualgranule.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.virtualgranule.earthdata.FoundGranules;
import org.virtualgranule.reader.region.Region;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A search in place of granules that are named. */
final class SearchInstead {
    @Option(
            names = "--search",
            description = "Read what NASA's catalogue has in the polygon, in place of GRANULE; needs --short-name and"
                    + " --version.")
    private boolean wanted;

    @Mixin
    private SearchArguments search;

    /**
     * Finds out which granules are meant, as far as that can be known without a search.
     *
     * @throws IllegalArgumentException if they are named in two ways, or in none
     */
    void check(GranuleArguments granules) {
        if (!wanted) {
            if (!search.isEmpty()) {
                throw new IllegalArgumentException("--short-name, --version and other conditions need --search");
            }
            granules.gather();
        } else if (granules.areNamed()) {
            throw new IllegalArgumentException("name granules, or search for them with --search, not both");
        }
    }

    /**
     * Searches, if that is wanted.
     *
     * @return whether all granules that were found can be read
     * @throws IllegalArgumentException if none can
     */
    boolean run(GranuleArguments granules, Region polygon, PrintWriter err) {
        if (!wanted) {
            return true;
        }
        FoundGranules found = search.find(Optional.of(polygon), err);
        if (found.granules().isEmpty()) {
            throw new IllegalArgumentException("nothing written: the search found no granule that can be read");
        }
        granules.use(found.granules().stream()
                .map(granule -> granule.sidecar().toString())
                .toList());
        return found.unusable().isEmpty();
    }
}
