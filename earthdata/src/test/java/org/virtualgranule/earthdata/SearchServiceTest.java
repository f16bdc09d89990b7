package org.virtualgranule.earthdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.zarr.bytes.Retry;

/** What the search service may answer, and how patient we are. Nothing waits here. */
class SearchServiceTest {
    private final List<Duration> pauses = new ArrayList<>();
    private CatalogueStandIn catalogue;
    private GranuleSearch search;

    @BeforeEach
    void start() throws IOException {
        catalogue = new CatalogueStandIn();
        catalogue.add("a.h5");
        search = GranuleSearch.of("ATL06", "006").withEndpoint(catalogue.endpoint());
    }

    @AfterEach
    void stop() {
        catalogue.close();
    }

    private FoundGranules find() {
        return search.find(new Retry(SearchService.PATIENCE, pauses::add));
    }

    private static MockResponse.Builder answer(int code) {
        return new MockResponse.Builder().code(code);
    }

    private void fails(MockResponse answer, Class<? extends RuntimeException> type, String words) {
        catalogue.first.clear();
        catalogue.first.add(answer);
        assertThatThrownBy(this::find).isInstanceOf(type).hasMessageContaining(words);
    }

    @Test
    void aBusyServiceIsAskedAgainWhenItSays() {
        catalogue.first.add(answer(429).addHeader("Retry-After", "7").build());
        catalogue.first.add(answer(503).build());
        catalogue.first.add(answer(200)
                .body("x".repeat(99))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        assertThat(find().granules()).hasSize(1);
        assertThat(pauses).hasSize(3).startsWith(Duration.ofSeconds(7));
        assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
        assertThat(pauses.get(2)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
        assertThat(catalogue.forms).hasSize(4).containsOnly(catalogue.forms.get(0));
    }

    @Test
    void patienceEnds() {
        for (int i = 0; i < 9; i++) {
            catalogue.first.add(answer(504).build());
        }
        assertThatThrownBy(this::find)
                .isInstanceOf(ChunkReadException.class)
                .hasMessage("[localhost] the search service does not answer: HTTP 504 (5 tries); search again later");
        assertThat(catalogue.forms).hasSize(5);
        catalogue.first.clear();
        catalogue.first.add(answer(429).addHeader("Retry-After", "86400").build());
        assertThatThrownBy(this::find).hasMessageContaining("HTTP 429 (1 try within 300 s);");
    }

    @Test
    void aDateToWaitForIsUnderstoodToo() {
        catalogue.first.add(answer(429)
                .addHeader("Retry-After", "Tue, 01 Jan 2999 00:00:00 GMT")
                .build());
        assertThatThrownBy(this::find).hasMessageContaining("HTTP 429 (1 try within 300 s);");
    }

    @Test
    @Timeout(60)
    void anAnswerThatDripsForEverEndsWithTheDeadline() {
        catalogue.first.add(answer(200)
                .body(" ".repeat(100_000))
                .throttleBody(1, 20, TimeUnit.MILLISECONDS)
                .build());
        Retry retry = new Retry(SearchService.PATIENCE.withDeadline(Duration.ofMillis(500)), pauses::add);
        assertThatThrownBy(() -> search.find(retry))
                .isInstanceOf(ChunkReadException.class)
                .hasMessage("[localhost] the search service does not answer: timeout (1 try within 500 ms);"
                        + " search again later");
    }

    @Test
    void aHostThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> search.withEndpoint(URI.create("https://nowhere.invalid"))
                        .find(new Retry(SearchService.PATIENCE, pauses::add)))
                .isInstanceOf(ChunkReadException.class)
                .hasMessageContaining("[nowhere.invalid]")
                .hasMessageContaining("unknown host (1 try)");
    }

    @Test
    void whatTheServiceSaysOfAWrongQueryIsPassedOn() {
        fails(
                answer(400)
                        .body(
                                "{\"errors\":[\"Parameter [x] was not recognized.\",\"The polygon boundary\\n intersected\"]}")
                        .build(),
                IllegalArgumentException.class,
                "does not take the query: Parameter [x] was not recognized.; The polygon boundary  intersected");
        fails(answer(400).body("<html>").build(), IllegalArgumentException.class, "it does not say why");
        fails(
                answer(400).body("{\"errors\":[\"" + "x".repeat(9999) + "\"]}").build(),
                IllegalArgumentException.class,
                "x…");
    }

    @Test
    void whatIsNoSearchServiceIsFoundOut() {
        fails(answer(404).build(), ChunkReadException.class, "HTTP 404: it does not say why; check its address");
        fails(
                answer(302).addHeader("Location", "https://example.org/?secret").build(),
                ChunkReadException.class,
                "HTTP 302, a redirect");
        fails(
                answer(200).body("<html>Hotel WiFi</html>").build(),
                ChunkReadException.class,
                "no JSON from line 1 column");
        fails(answer(200).body("{\"hits\":1,\"items\":[").build(), ChunkReadException.class, "no JSON from line 1");
        fails(answer(200).body("{\"hits\":1,\"items\":[]} x").build(), ChunkReadException.class, "no JSON from line 1");
        fails(answer(200).body("{\"hits\":1}").build(), ChunkReadException.class, "no search result");
        fails(answer(200).body("{\"items\":[]}").build(), ChunkReadException.class, "no search result");
        fails(answer(200).body("{\"items\":[],\"hits\":-1}").build(), ChunkReadException.class, "no search result");
        fails(answer(200).body("").build(), ChunkReadException.class, "no search result");
        fails(answer(200).body("[]").build(), ChunkReadException.class, "no search result");
        assertThat(pauses).as("asked once").isEmpty();
    }

    @Test
    void aPartOfTheResultIsNotTakenForAll() {
        MockResponse.Builder part =
                answer(200).body("{\"hits\":0,\"items\":[]}").addHeader("CMR-Hits", "0");
        fails(part.clone().addHeader("CMR-Timed-Out", "true").build(), ChunkReadException.class, "gave only a part");
        fails(part.clone().addHeader("CMR-Time-Out", "true").build(), ChunkReadException.class, "gave only a part");
    }

    @Test
    void itemsThatAreNoneAreListed() {
        catalogue.first.add(
                answer(200).body("{\"hits\":3,\"items\":[null,5,{}]}").build());
        FoundGranules found = find();
        assertThat(found.granules()).isEmpty();
        assertThat(found.unusable()).hasSize(3);
    }

    @Test
    void theServiceIsToldWhoAsks() throws InterruptedException {
        find();
        assertThat(catalogue.server.takeRequest().getHeaders().get("Client-Id")).isEqualTo("vgranule");
    }
}
