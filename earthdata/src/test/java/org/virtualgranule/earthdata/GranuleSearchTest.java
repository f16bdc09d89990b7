package org.virtualgranule.earthdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.OneLine;

class GranuleSearchTest {
    private static final String NAME = "ATL06_20190402064703_00570302_006_01.h5";
    private static final String BUCKET = "nsidc-cumulus-prod-protected/a/";
    private static final String WEB = "https://data.nsidc.earthdatacloud.nasa.gov/" + BUCKET;

    private CatalogueStandIn catalogue;
    private GranuleSearch search;

    @BeforeEach
    void start() throws IOException {
        catalogue = new CatalogueStandIn();
        search = GranuleSearch.of("ATL06", "006").withEndpoint(catalogue.endpoint());
    }

    @AfterEach
    void stop() {
        catalogue.close();
    }

    private FoundGranule only() {
        FoundGranules found = search.find();
        assertThat(found.unusable()).isEmpty();
        assertThat(found.granules()).hasSize(1);
        return found.granules().get(0);
    }

    @Test
    void aGranuleIsFoundWithItsSidecarSizeAndTime() {
        catalogue.add(NAME);
        assertThat(only())
                .isEqualTo(new FoundGranule(
                        NAME,
                        URI.create(WEB + NAME),
                        URI.create(WEB + NAME + ".dmrpp"),
                        OptionalLong.of(41_000_000),
                        TimeInterval.parse("2019-04-02T06:47:03Z/2019-04-02T06:51:12.345Z")));
        search = search.withLinks(LinkKind.S3);
        assertThat(only().data()).isEqualTo(URI.create("s3://" + BUCKET + NAME));
        assertThat(only().sidecar()).isEqualTo(URI.create("s3://" + BUCKET + NAME + ".dmrpp"));
    }

    @Test
    void theQueryIsAFormWithAllConditions() throws ParseException {
        search.withArea(new WKTReader()
                        .read("MULTIPOLYGON(((-50 69,-48 69,-49 70,-50 69)),((10 69,12 69,11 70,10 69)))"))
                .withTime(TimeInterval.parse("2019-01-01/2019-12-31"))
                .withProvider("NSIDC_CPRD")
                .find();
        assertThat(catalogue.forms).hasSize(1);
        assertThat(catalogue.forms.get(0))
                .containsEntry("short_name", List.of("ATL06"))
                .containsEntry("version", List.of("006"))
                .containsEntry("temporal[]", List.of("2019-01-01T00:00:00Z,2019-12-31T23:59:59.999Z"))
                .containsEntry("provider", List.of("NSIDC_CPRD"))
                .containsEntry("options[polygon][or]", List.of("true"))
                .containsEntry("page_size", List.of("500"))
                .hasSize(7);
        assertThat(catalogue.forms.get(0).get("polygon[]"))
                .hasSize(2)
                .allMatch(ring -> ring.matches("(-?\\d+\\.\\d{5},?){8,}"));
        search.withTime(TimeInterval.parse("2019-01-01T12:00:00Z/.."))
                .withArea(new WKTReader().read("POLYGON((-50 69,-48 69,-49 70,-50 69))"))
                .withArea(new GeometryFactory().toGeometry(new Envelope(-50, -48, 69, 70)))
                .find();
        assertThat(catalogue.forms.get(1))
                .containsEntry("temporal[]", List.of("2019-01-01T12:00:00Z,"))
                .containsKeys("bounding_box[]", "options[bounding_box][or]")
                .doesNotContainKey("polygon[]");
    }

    @Test
    void pagesAreReadUntilTheEnd() {
        for (int i = 0; i < 1234; i++) {
            catalogue.add("ATL06_" + i + ".h5");
        }
        FoundGranules found = search.find();
        assertThat(found.granules())
                .extracting(FoundGranule::name)
                .hasSize(1234)
                .startsWith("ATL06_0.h5", "ATL06_1.h5")
                .doesNotHaveDuplicates();
        assertThat(found.hits()).isEqualTo(1234);
        assertThat(catalogue.searchAfters).containsExactly("null", "[\"nsidc_cprd\",500]", "[\"nsidc_cprd\",1000]");
        assertThat(catalogue.forms).containsOnly(catalogue.forms.get(0));
    }

    @Test
    void aFullLastPageIsFollowedByAnEmptyOne() {
        for (int i = 0; i < 500; i++) {
            catalogue.add("ATL06_" + i + ".h5");
        }
        assertThat(search.find().granules()).hasSize(500);
        assertThat(catalogue.forms).hasSize(2);
    }

    @Test
    void whatIsOnTwoPagesIsFoundOnce() {
        for (int i = 0; i < 1100; i++) {
            catalogue.add("ATL06_" + i + ".h5");
        }
        catalogue.overlap = 20;
        assertThat(search.find().granules())
                .extracting(FoundGranule::name)
                .hasSize(1100)
                .doesNotHaveDuplicates();
    }

    @Test
    void aLimitIsKept() {
        for (int i = 0; i < 20; i++) {
            catalogue.add("ATL06_" + i + ".h5");
        }
        CatalogueStandIn.links(catalogue.items.get(0)).removeAll();
        FoundGranules found = search.withLimit(7).find();
        assertThat(found.granules()).hasSize(7);
        assertThat(found.hits()).isEqualTo(20);
        assertThat(catalogue.forms).hasSize(2).allMatch(form -> form.get("page_size")
                .equals(List.of("7")));
    }

    @Test
    void fewerGranulesThanCountedAreAnError() {
        catalogue.add(NAME);
        catalogue.moreHits = 2;
        assertThatThrownBy(() -> search.find())
                .isInstanceOf(ChunkReadException.class)
                .hasMessage("[localhost] the search service counts 3 granules, but gave 1; search again");
        catalogue.moreHits = -1;
        assertThatThrownBy(() -> search.find()).hasMessageContaining("counts 0 granules, but gave 1");
    }

    @Test
    void noGranuleIsNoError() {
        FoundGranules found = search.find();
        assertThat(found.granules()).isEmpty();
        assertThat(found.hits()).isZero();
    }

    @Test
    void aListedSidecarIsTaken() {
        ObjectNode item = catalogue.add(NAME);
        CatalogueStandIn.link(item, "s3://other/" + NAME + ".dmrpp", "EXTENDED METADATA");
        CatalogueStandIn.link(item, "https://example.org/x/other.h5.dmrpp", "EXTENDED METADATA");
        CatalogueStandIn.link(item, "https://example.org/x/" + NAME + ".dmrpp", "EXTENDED METADATA");
        assertThat(only().sidecar()).isEqualTo(URI.create("https://example.org/x/" + NAME + ".dmrpp"));
        search = search.withLinks(LinkKind.S3);
        assertThat(only().sidecar()).isEqualTo(URI.create("s3://other/" + NAME + ".dmrpp"));
    }

    @Test
    void ofSeveralFilesTheGranulesOwnIsTaken() {
        ObjectNode item = catalogue.add(NAME);
        CatalogueStandIn.link(item, WEB + "browse.h5", "GET DATA");
        CatalogueStandIn.link(item, WEB + NAME + ".dmrpp", "GET DATA");
        CatalogueStandIn.link(item, WEB + NAME, "GET DATA");
        assertThat(only().data()).isEqualTo(URI.create(WEB + NAME));
        ObjectNode data = (ObjectNode) item.path("umm").path("DataGranule");
        data.remove("Identifiers");
        ((ObjectNode) item.path("umm")).put("GranuleUR", "SC:ATL06.006:1");
        FoundGranules found = search.find();
        assertThat(found.granules()).isEmpty();
        assertThat(found.unusable())
                .containsExactly(
                        "SC:ATL06.006:1 of NSIDC_CPRD: it has 2 links to data, and none is plainly the granule's");
    }

    @Test
    void whatHasNoUsableAddressIsListedWithTheReason() {
        String[] bad = {
            "ftp://example.org/a.h5",
            "https://user:geheim@example.org/a.h5",
            "https://example.org/a.h5?token=geheim",
            "https://example.org/a.h5#geheim",
            "https://example.org/folder/",
            "https://example.org",
            "https:///a.h5",
            "https:a.h5",
            "a.h5",
            "",
            "https://example.org/a b.h5",
            "https://example.org/\u001b[31m.h5",
            "https://example.org/" + "a".repeat(3000)
        };
        for (int i = 0; i < bad.length; i++) {
            ObjectNode item = catalogue.add("bad" + i);
            CatalogueStandIn.links(item).removeAll();
            CatalogueStandIn.link(item, bad[i], "GET DATA");
        }
        ObjectNode none = catalogue.add("none\n\u001b[31m\u009b");
        CatalogueStandIn.links(none).removeAll();
        catalogue.items.get(0).withObject("/umm").remove("RelatedUrls");
        catalogue.add(NAME);
        FoundGranules found = search.find();
        assertThat(found.granules()).extracting(FoundGranule::name).containsExactly(NAME);
        assertThat(found.unusable())
                .hasSize(bad.length + 1)
                .allMatch(line -> line.contains(" of NSIDC_CPRD: it has no https link of type \"GET DATA\""))
                .noneMatch(line -> line.contains("geheim") || !line.equals(OneLine.of(line)) || line.length() > 600);
    }

    @Test
    void aLinkLeadsNeitherToThisNetworkNorFromHttpsToHttp() {
        LinkRule nasa = new LinkRule(LinkKind.HTTPS, false);
        assertThat(nasa.read("https://data.example.org/a.h5")).isPresent();
        for (String text : List.of(
                "http://data.example.org/a.h5",
                "https://localhost/a.h5",
                "https://10.0.0.1/a.h5",
                "https://[::1]/a.h5")) {
            assertThat(nasa.read(text)).as(text).isEmpty();
        }
        assertThat(new LinkRule(LinkKind.HTTPS, true).read("http://localhost:8080/a.h5"))
                .isPresent();
        assertThat(new LinkRule(LinkKind.S3, false).read("s3://bucket/a.h5")).isPresent();
        assertThat(new LinkRule(LinkKind.S3, false).read("https://host.org/a.h5"))
                .isEmpty();
    }

    @Test
    void aGranuleThatTwoArchivesHoldIsTakenFromTheBetterOneAndThatIsSaid() {
        ObjectNode old = catalogue.add(NAME);
        CatalogueStandIn.links(old).removeAll();
        CatalogueStandIn.link(old, "https://n5eil01u.ecs.nsidc.org/a/" + NAME, "GET DATA");
        old.withObject("/meta").put("provider-id", "NSIDC_ECS");
        catalogue.add(NAME);
        FoundGranules found = search.find();
        assertThat(found.granules()).hasSize(1);
        assertThat(found.granules().get(0).data()).isEqualTo(URI.create(WEB + NAME));
        assertThat(found.notes())
                .containsExactly(NAME + " is held by NSIDC_ECS and by NSIDC_CPRD; taken from NSIDC_CPRD");
    }

    @Test
    void whatTheCatalogueDoesNotTellIsEmpty() {
        ObjectNode item = catalogue.add(NAME);
        item.withObject("/umm").remove(List.of("TemporalExtent", "DataGranule"));
        FoundGranule found = only();
        assertThat(found.size()).isEmpty();
        assertThat(found.time().start()).isEmpty();
        assertThat(found.time().end()).isEmpty();
        assertThat(found.name()).isEqualTo(NAME);
        item.withObject("/umm").putObject("TemporalExtent").put("SingleDateTime", "2020-02-03T04:05:06Z");
        assertThat(only().time().end()).contains(Instant.parse("2020-02-03T04:05:06Z"));
        item.withObject("/umm").putObject("TemporalExtent").put("SingleDateTime", "yesterday");
        assertThat(only().time().end()).isEmpty();
    }

    @Test
    void theSearchServiceIsAskedOverHttps() {
        for (String text : List.of(
                "http://cmr.earthdata.nasa.gov",
                "http://10.0.0.1",
                "ftp://localhost",
                "cmr",
                "http://localhost.a.org")) {
            assertThatThrownBy(() -> search.withEndpoint(URI.create(text)).find())
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must be https");
        }
    }

    @Test
    void aWrongQueryIsRefusedBeforeItIsSent() {
        for (String text : List.of("", " ", "a\nb")) {
            assertThatThrownBy(() -> GranuleSearch.of(text, "006")).hasMessageContaining("short name");
            assertThatThrownBy(() -> GranuleSearch.of("ATL06", text)).hasMessageContaining("version");
            assertThatThrownBy(() -> search.withProvider(text)).hasMessageContaining("provider");
        }
        assertThatThrownBy(() -> search.withLimit(0)).hasMessageContaining("at least 1, not 0");
    }
}
