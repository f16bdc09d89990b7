package org.virtualgranule.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.stream.Stream;
import org.virtualgranule.earthdata.FoundGranules;
import org.virtualgranule.earthdata.GranuleSearch;
import org.virtualgranule.earthdata.LinkKind;
import org.virtualgranule.earthdata.TimeInterval;
import org.virtualgranule.reader.region.Region;
import org.virtualgranule.zarr.bytes.Locations;
import picocli.CommandLine.Option;

/** Which granules to search for. */
final class SearchArguments {
    @Option(names = "--short-name", paramLabel = "NAME", description = "The product's short name, such as ATL06.")
    private Optional<String> shortName = Optional.empty();

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "Its version as the archive writes it, such as 006.")
    private Optional<String> version = Optional.empty();

    @Option(
            names = "--time",
            paramLabel = "START/END",
            description =
                    "When it was measured: dates or times (2019-01-01/2019-12-31), both ends included; .. is open.")
    private Optional<String> time = Optional.empty();

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = "The archive, such as NSIDC_CPRD; without it the best copy of each granule is taken.")
    private Optional<String> provider = Optional.empty();

    @Option(
            names = "--links",
            paramLabel = "https|s3",
            description = "Which addresses: over the web, or in the archive's bucket; default: https.")
    private Optional<String> links = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many granules.")
    private Optional<Long> limit = Optional.empty();

    @Option(
            names = "--cmr",
            paramLabel = "URL",
            description = "The metadata repository to ask; default: https://cmr.earthdata.nasa.gov.")
    private Optional<String> repository = Optional.empty();

    /** Whether nothing at all is said about a search. */
    boolean isEmpty() {
        return Stream.of(shortName, version, time, provider, links, limit, repository)
                .allMatch(Optional::isEmpty);
    }

    /**
     * Searches, and says what was not as expected.
     *
     * @param region where; everywhere if it is empty
     */
    FoundGranules find(Optional<Region> region, PrintWriter err) {
        FoundGranules found = search(region).find();
        found.notes().forEach(note -> err.println("note: " + note));
        found.unusable().forEach(line -> err.println("failed (no_address): " + line));
        if (found.granules().isEmpty()) {
            err.println("no granule found" + (found.hits() == 0 ? "; check short name, version, place and time" : ""));
        }
        err.flush();
        return found;
    }

    private GranuleSearch search(Optional<Region> region) {
        if (shortName.isEmpty() || version.isEmpty()) {
            throw new IllegalArgumentException(
                    "a search needs --short-name and --version, such as --short-name ATL06 --version 006");
        }
        GranuleSearch search = GranuleSearch.of(shortName.get(), version.get()).withLinks(kind(links.orElse("https")));
        if (region.isPresent()) {
            search = search.withArea(region.get().geometry());
        }
        if (time.isPresent()) {
            search = search.withTime(TimeInterval.parse(time.get()));
        }
        if (provider.isPresent()) {
            search = search.withProvider(provider.get());
        }
        if (limit.isPresent()) {
            search = search.withLimit(limit.get());
        }
        return repository.isPresent() ? search.withEndpoint(Locations.parse(repository.get())) : search;
    }

    private static LinkKind kind(String word) {
        return switch (word) {
            case "https" -> LinkKind.HTTPS;
            case "s3" -> LinkKind.S3;
            default -> throw new IllegalArgumentException("--links must be https or s3, not " + word);
        };
    }
}
