package org.virtualgranule.earthdata;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that answers granule searches page by page, as the Common Metadata Repository documents it. */
final class CatalogueStandIn extends Dispatcher implements AutoCloseable {
    private static final String PATH = "/search/granules.umm_json";
    private static final JsonMapper JSON = new JsonMapper();

    final MockWebServer server = new MockWebServer();
    final List<ObjectNode> items = new ArrayList<>();

    /** Answers that come first, one after the other. */
    final Deque<MockResponse> first = new ArrayDeque<>();

    /** What each request asked for. */
    final List<Map<String, List<String>>> forms = new ArrayList<>();

    final List<String> searchAfters = new ArrayList<>();

    /** What is said to be found more than there is. */
    int moreHits;

    /** How much of a page is sent again with the next one. */
    int overlap;

    CatalogueStandIn() throws IOException {
        server.setDispatcher(this);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://localhost:" + server.getPort());
    }

    /** A description as the archive at Boulder gives them. */
    ObjectNode add(String name) {
        ObjectNode item = JSON.createObjectNode();
        item.putObject("meta")
                .put("concept-type", "granule")
                .put("concept-id", "G" + (1000 + items.size()) + "-NSIDC_CPRD")
                .put("provider-id", "NSIDC_CPRD");
        ObjectNode umm = item.putObject("umm").put("GranuleUR", name);
        umm.putObject("TemporalExtent")
                .putObject("RangeDateTime")
                .put("BeginningDateTime", "2019-04-02T06:47:03.000Z")
                .put("EndingDateTime", "2019-04-02T06:51:12.345Z");
        ObjectNode data = umm.putObject("DataGranule");
        data.putArray("Identifiers").addObject().put("Identifier", name).put("IdentifierType", "ProducerGranuleId");
        data.putArray("ArchiveAndDistributionInformation")
                .addObject()
                .put("Name", name)
                .put("SizeInBytes", 41_000_000)
                .put("Size", 39.1)
                .put("SizeUnit", "MB");
        umm.putArray("RelatedUrls");
        link(item, "https://data.nsidc.earthdatacloud.nasa.gov/nsidc-cumulus-prod-protected/a/" + name, "GET DATA");
        link(item, "s3://nsidc-cumulus-prod-protected/a/" + name, "GET DATA VIA DIRECT ACCESS");
        items.add(item);
        return item;
    }

    static ArrayNode links(ObjectNode item) {
        return (ArrayNode) item.path("umm").path("RelatedUrls");
    }

    static void link(ObjectNode item, String url, String type) {
        links(item).addObject().put("URL", url).put("Type", type);
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
        boolean asked = request.getUrl().encodedPath().equals(PATH)
                && request.getMethod().equals("POST");
        if (!asked) {
            return new MockResponse.Builder().code(404).build();
        }
        Map<String, List<String>> form = form(request);
        forms.add(form);
        String after = request.getHeaders().get("CMR-Search-After");
        searchAfters.add(String.valueOf(after));
        return first.isEmpty() ? page(form, after) : first.poll();
    }

    private MockResponse page(Map<String, List<String>> form, String after) {
        int size = Integer.parseInt(form.get("page_size").get(0));
        int from = after == null ? 0 : Integer.parseInt(after.replaceAll("\\D", ""));
        int to = Math.min(items.size(), from + size);
        ObjectNode body =
                JSON.createObjectNode().put("hits", items.size() + moreHits).put("took", 5);
        ArrayNode page = body.putArray("items");
        items.subList(from, to).forEach(page::add);
        MockResponse.Builder answer = new MockResponse.Builder()
                .addHeader("Content-Type", "application/vnd.nasa.cmr.umm_results+json;version=1.6.6; charset=utf-8")
                .addHeader("CMR-Hits", items.size() + moreHits)
                .body(body.toString());
        if (to > from) {
            answer.addHeader("CMR-Search-After", "[\"nsidc_cprd\"," + Math.max(from + 1, to - overlap) + "]");
        }
        return answer.build();
    }

    private static Map<String, List<String>> form(RecordedRequest request) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        for (String pair : request.getBody().utf8().split("&")) {
            String[] parts = pair.split("=", 2);
            form.computeIfAbsent(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), name -> new ArrayList<>())
                    .add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    @Override
    public void close() {
        server.close();
    }
}
