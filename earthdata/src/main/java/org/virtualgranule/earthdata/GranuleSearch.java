package org.virtualgranule.earthdata;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.OneLine;
import org.virtualgranule.zarr.bytes.Retry;

/**
 * A search for granules in NASA's Common Metadata Repository. It finds all granules whose footprint meets the area, and
 * mostly a few more: the area is widened for the search, because footprints are rough. No login is needed.
 *
 * <p>An immutable value: each {@code with} gives a changed copy. Nothing is asked before {@link #find}.
 */
public final class GranuleSearch {
    /** The service takes up to 2000; a page of this many has a few MB. */
    static final int PAGE = 500;

    private static final URI NASA = URI.create("https://cmr.earthdata.nasa.gov");

    private final Map<String, List<String>> parameters;
    private final long limit;
    private final LinkKind links;
    private final URI endpoint;

    private GranuleSearch(Map<String, List<String>> parameters, long limit, LinkKind links, URI endpoint) {
        this.parameters = parameters;
        this.limit = limit;
        this.links = links;
        this.endpoint = endpoint;
    }

    /**
     * All granules of a product.
     *
     * @param shortName the product's short name, such as {@code ATL06}
     * @param version its version as the archive writes it, such as {@code 006}
     * @return a search without further conditions, for https addresses
     * @throws IllegalArgumentException if one is blank
     */
    public static GranuleSearch of(String shortName, String version) {
        return new GranuleSearch(Map.of(), Long.MAX_VALUE, LinkKind.HTTPS, NASA)
                .with("short_name", List.of(word("short name", shortName)))
                .with("version", List.of(word("version", version)));
    }

    private static String word(String what, String value) {
        if (value.isBlank() || !value.equals(OneLine.of(value))) {
            throw new IllegalArgumentException("the " + what + " of a search must be a word");
        }
        return value.strip();
    }

    private GranuleSearch with(String name, List<String> values) {
        Map<String, List<String>> more = new LinkedHashMap<>(parameters);
        more.put(name, List.copyOf(values));
        return new GranuleSearch(more, limit, links, endpoint);
    }

    /**
     * Only granules that meet an area.
     *
     * @param area polygons, longitude as x, in degrees; longitudes may go beyond 180; holes do not matter
     * @return a copy; a second area replaces the first
     * @throws IllegalArgumentException if there is no polygon in it, or a latitude is beyond 90
     */
    public GranuleSearch withArea(Geometry area) {
        SearchArea shapes = SearchArea.covering(area);
        Map<String, List<String>> others = new LinkedHashMap<>(parameters);
        others.keySet().removeIf(name -> name.matches("(polygon|bounding_box)\\[]|options.*"));
        return new GranuleSearch(others, limit, links, endpoint)
                .with(shapes.parameter() + "[]", shapes.shapes())
                .with("options[" + shapes.parameter() + "][or]", List.of("true"));
    }

    /**
     * Only granules that were measured in a span of time, even in part.
     *
     * @param time the span
     * @return a copy
     */
    public GranuleSearch withTime(TimeInterval time) {
        return with(
                "temporal[]",
                List.of(time.start().map(Object::toString).orElse("") + ","
                        + time.end().map(Object::toString).orElse("")));
    }

    /**
     * Only granules of one archive. Without it copies at several archives are found too, and the best one is taken.
     *
     * @param provider the archive's name in the catalogue, such as {@code NSIDC_CPRD}
     * @return a copy
     */
    public GranuleSearch withProvider(String provider) {
        return with("provider", List.of(word("provider", provider)));
    }

    /**
     * Only so many granules.
     *
     * @param most at least 1
     * @return a copy
     */
    public GranuleSearch withLimit(long most) {
        if (most < 1) {
            throw new IllegalArgumentException("the limit of a search must be at least 1, not " + most);
        }
        return new GranuleSearch(parameters, most, links, endpoint);
    }

    /**
     * Chooses which addresses are wanted.
     *
     * @param kind over https, or in the archive's bucket
     * @return a copy
     */
    public GranuleSearch withLinks(LinkKind kind) {
        return new GranuleSearch(parameters, limit, kind, endpoint);
    }

    /**
     * Asks another repository.
     *
     * @param other its address without {@code /search}: https, or http on this machine
     * @return a copy
     */
    public GranuleSearch withEndpoint(URI other) {
        return new GranuleSearch(parameters, limit, links, other);
    }

    /**
     * Searches: a request for 500 granules. What may pass by itself, as a busy server, is tried again.
     *
     * @return the granules that were found
     * @throws ChunkReadException if the service does not answer, answers with something else, or with fewer granules
     *     than it counts
     * @throws IllegalArgumentException if the service does not take the query, or its address is not https
     */
    public FoundGranules find() {
        return find(new Retry(SearchService.PATIENCE));
    }

    FoundGranules find(Retry retry) {
        try (SearchService service = new SearchService(endpoint, retry)) {
            Findings findings = new Findings(new LinkRule(links, SearchService.isPlain(endpoint)));
            long size = Math.min(PAGE, limit);
            GranuleSearch query = with("page_size", List.of(Long.toString(size)));
            Optional<String> after = Optional.empty();
            while (true) {
                SearchPage page = service.page(query.parameters, after);
                long before = findings.count();
                page.items().forEach(findings::add);
                boolean nothingNew = findings.count() == before;
                boolean whole = findings.count() == page.hits() && page.items().size() < size;
                boolean end = whole || nothingNew || page.next().isEmpty();
                if (findings.usable() >= limit) {
                    return findings.result(page.hits(), limit);
                }
                if (end) {
                    return complete(findings, page.hits(), service.name());
                }
                after = page.next();
            }
        }
    }

    private FoundGranules complete(Findings findings, long hits, String service) {
        if (findings.count() != hits) {
            throw new ChunkReadException(
                    service,
                    "the search service counts " + hits + " granules, but gave " + findings.count() + "; search again");
        }
        return findings.result(hits, limit);
    }

    /** Names the product and the conditions. */
    @Override
    public String toString() {
        return "GranuleSearch" + parameters;
    }
}
