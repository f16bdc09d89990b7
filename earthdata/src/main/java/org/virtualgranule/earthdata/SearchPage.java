package org.virtualgranule.earthdata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * One answer of the search service.
 *
 * @param hits how many granules there are in all
 * @param items the descriptions on this page
 * @param next where the next page starts; empty at the end
 */
record SearchPage(long hits, List<JsonNode> items, Optional<String> next) {
    SearchPage {
        items = List.copyOf(items);
    }
}
