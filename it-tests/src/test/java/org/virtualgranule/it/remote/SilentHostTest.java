package org.virtualgranule.it.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.virtualgranule.reader.SubsetRun;
import org.virtualgranule.zarr.bytes.HttpOptions;
import org.virtualgranule.zarr.bytes.Traffic;

/** A host that is not there, or says nothing: an error for each granule, but not all tries for each of them. */
@Timeout(60)
class SilentHostTest extends ServedGranules {
    private static final int GRANULES = 30;

    private final Traffic traffic = new Traffic();
    private final HttpOptions options =
            HttpOptions.defaults().withPatience(ManyGranules.SHORT).withTraffic(traffic);

    @BeforeEach
    void serve() throws IOException {
        serve(GRANULES);
    }

    private List<String> messages(HttpOptions how) throws IOException {
        Path file = granules.output("none");
        SubsetRun.Summary summary = granules.run(how, granules.at(server), file);
        assertThat(file).doesNotExist();
        assertThat(summary.granules()).isZero();
        assertThat(summary.failures()).hasSize(GRANULES).allSatisfy(failure -> assertThat(failure.code())
                .isEqualTo("read_failed"));
        return summary.failures().stream().map(f -> f.error().getMessage()).toList();
    }

    @Test
    void aHostThatIsNotThereIsTriedForTheFirstGranulesOnly() throws IOException {
        String address = server.address("");
        server.close();
        assertThat(messages(options)).allSatisfy(message -> assertThat(message)
                .contains(address)
                .containsIgnoringCase("failed to connect")
                .matches(".*(\\(4 tries\\)|the host could not be reached a moment ago: .*)"));
        assertThat(traffic.retries()).as("3 for each of those read at once").isLessThanOrEqualTo(3 * 16);
    }

    @Test
    void aHostThatSaysNothingIsGivenUpAtTheDeadline() throws IOException {
        server.faults(Faults.always(Fault.STALLED, ask -> true));
        assertThat(messages(options.withDeadline(Duration.ofMillis(300)))).allSatisfy(message -> assertThat(message)
                .matches(".*(\\(1 try within 300 ms\\)|the host was silent a moment ago: .*)"));
        // one at a time goes on trying
        assertThat(server.requests()).isBetween(1, GRANULES - 1);
    }
}
