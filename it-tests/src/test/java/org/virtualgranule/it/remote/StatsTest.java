package org.virtualgranule.it.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.virtualgranule.it.Command;

/** The figures of a run are those that the servers saw. */
@Timeout(60)
class StatsTest extends ServedGranules {

    @BeforeEach
    void serve() throws IOException {
        serve(3);
    }

    private JsonNode stats(List<String> addresses) throws IOException {
        List<Object> args = new ArrayList<>(List.of(
                "subset", "--stats", "--no-cache", "--polygon", granules.polygon(), "--out", granules.output("out")));
        args.addAll(addresses);
        Command command = Command.run(args.toArray());
        assertThat(command.exit()).as(command.err()).isZero();
        return new JsonMapper().readTree(command.lastErrorLine());
    }

    @Test
    void furtherTriesAreCountedApartFromWhatWasAskedFor() throws IOException {
        JsonNode calm = stats(granules.at(server));
        assertThat(calm.get("retries").asLong()).isZero();
        assertThat(calm.get("requests").asLong()).isEqualTo(server.requests());
        assertThat(calm.get("bytes_fetched").asLong()).isEqualTo(server.bytes());
        server.reset().faults(Faults.times(1, Fault.BUSY, Ask::isSidecar));
        JsonNode stormy = stats(granules.at(server));
        assertThat(stormy.get("retries").asLong()).isEqualTo(3);
        assertThat(stormy.get("requests")).isEqualTo(calm.get("requests"));
        assertThat(stormy.get("bytes_fetched")).isEqualTo(calm.get("bytes_fetched"));
        assertThat(stormy.get("rows")).isEqualTo(calm.get("rows"));
        assertThat(stormy.get("requests").asLong()).isEqualTo(server.requests() - 3);
    }

    @Test
    void hopsOfRedirectsAreCounted() throws IOException {
        try (RedirectingServer archive = new RedirectingServer(server)) {
            JsonNode stats =
                    stats(granules.names().stream().map(archive::address).toList());
            assertThat(stats.get("redirects").asLong()).isEqualTo(archive.requests());
            assertThat(stats.get("requests").asLong()).isEqualTo(server.requests());
        }
    }

    @Test
    void timesAndMemoryAreThereAndNotAbsurd() throws IOException {
        JsonNode stats = stats(granules.at(server));
        JsonNode stages = stats.get("stage_seconds");
        assertThat(stages.fieldNames()).toIterable().contains("sidecar", "coordinates", "columns", "write", "decode");
        double seconds = stats.get("seconds").asDouble();
        // stages of three granules overlap, decoding that of up to 64 threads
        stages.properties().forEach(stage -> assertThat(stage.getValue().asDouble())
                .as(stage.getKey())
                .isBetween(0.0, 64 * (seconds + 0.001)));
        assertThat(stages.get("sidecar").asDouble()).isPositive();
        assertThat(stats.get("peak_heap_bytes").asLong())
                .isBetween(1L << 20, 2 * Runtime.getRuntime().maxMemory());
        assertThat(stats.get("hedges").isIntegralNumber()).isTrue();
    }
}
