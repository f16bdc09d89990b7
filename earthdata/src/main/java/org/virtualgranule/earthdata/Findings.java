package org.virtualgranule.earthdata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers the granules of a search: each once, though pages may overlap and archives may hold copies. */
final class Findings {
    private static final String CLOUD = ".earthdatacloud.nasa.gov";

    private final LinkRule rule;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Copy> byName = new LinkedHashMap<>();
    private final List<String> unusable = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** A granule at one archive. */
    private record Copy(FoundGranule granule, String provider, boolean listsSidecar) {
        /** How good it is to read. */
        int rank() {
            String host = String.valueOf(granule.data().getHost());
            return (listsSidecar ? 2 : 0) + (host.endsWith(CLOUD) ? 1 : 0);
        }
    }

    Findings(LinkRule rule) {
        this.rule = rule;
    }

    void add(JsonNode item) {
        UmmGranule described = new UmmGranule(item);
        // one without an id cannot be told from its like: each counts
        if (!described.id().isEmpty() && !ids.add(described.id())) {
            return;
        }
        if (described.id().isEmpty()) {
            ids.add(" " + ids.size());
        }
        try {
            Copy copy = new Copy(described.granule(rule), described.provider(), described.listsSidecar());
            byName.merge(described.name(), copy, this::better);
        } catch (UmmGranule.Unusable e) {
            unusable.add(described.name() + " of " + described.provider() + ": " + e.getMessage());
        }
    }

    private Copy better(Copy one, Copy other) {
        Copy better = other.rank() > one.rank() ? other : one;
        notes.add(one.granule.name() + " is held by " + one.provider + " and by " + other.provider + "; taken from "
                + better.provider);
        return better;
    }

    /** How many different granules came, the unusable ones too. */
    long count() {
        return ids.size();
    }

    /** How many of them can be read. */
    long usable() {
        return byName.size();
    }

    FoundGranules result(long hits, long limit) {
        List<FoundGranule> granules =
                byName.values().stream().map(Copy::granule).limit(limit).toList();
        return new FoundGranules(granules, hits, unusable, notes);
    }
}
