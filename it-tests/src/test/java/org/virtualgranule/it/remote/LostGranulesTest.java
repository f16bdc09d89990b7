package org.virtualgranule.it.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualgranule.it.Command;
import org.virtualgranule.reader.SubsetRun;
import org.virtualgranule.zarr.bytes.HttpOptions;
import org.virtualgranule.zarr.bytes.Traffic;

/** One granule of several cannot be had: it costs its own rows, is told with the reason, and costs few requests. */
@Timeout(60)
class LostGranulesTest extends ServedGranules {
    private static final int VICTIM = 1;
    private static final HttpOptions OPTIONS =
            HttpOptions.defaults().withPatience(ManyGranules.SHORT).withoutHedges();

    private Path others;

    @BeforeEach
    void serve() throws IOException {
        serve(3);
        List<String> files = new ArrayList<>(granules.files());
        files.remove(VICTIM);
        others = granules.output("others");
        granules.run(OPTIONS, files, others);
    }

    private boolean isVictimsData(Ask ask) {
        return ask.path().equals(granules.name(VICTIM));
    }

    private SubsetRun.Failure failure() throws IOException {
        Path file = granules.output("some");
        SubsetRun.Summary summary = granules.run(OPTIONS, granules.at(server), file);
        assertThat(summary.granules()).isEqualTo(2);
        assertThat(file).hasSameBinaryContentAs(others);
        assertThat(summary.failures()).hasSize(1);
        SubsetRun.Failure failure = summary.failures().get(0);
        assertThat(failure.address()).isEqualTo(granules.at(server).get(VICTIM));
        return failure;
    }

    @Test
    void theCommandWritesTheOthersAndTellsTheReasonAndTheExitCode() throws IOException {
        Files.delete(directory.resolve(granules.name(VICTIM)));
        Path file = granules.output("some");
        List<Object> args = new ArrayList<>(List.of("subset", "--polygon", granules.polygon(), "--out", file));
        args.addAll(granules.at(server));
        Command command = Command.run(args.toArray());
        assertThat(command.exit()).isEqualTo(3);
        assertThat(command.err())
                .hasLineCount(1)
                .startsWith("failed (read_failed): [" + granules.name(VICTIM) + ".dmrpp] /")
                .contains(
                        server.address(granules.name(VICTIM)) + ": HTTP 404; there is no such file, check the address");
        assertThat(command.out()).contains(" rows of 2 granules written to ").contains("; 1 granule failed");
        assertThat(file).hasSameBinaryContentAs(others);
    }

    @ParameterizedTest
    @CsvSource({
        "MISSING,      read_failed,   HTTP 404; there is no such file",
        "UNAUTHORIZED, read_failed,   HTTP 401; the server wants a login or forbids it",
        "FORBIDDEN,    read_failed,   HTTP 403; the server wants a login or forbids it",
        "SHIFTED,      read_failed,   asked for \"bytes ",
        "LONGER,       read_failed,   announced (4 tries)",
        "TRUNCATED,    read_failed,   (4 tries)",
        "BUSY,         read_failed,   HTTP 503 (4 tries)",
        "CORRUPT,      decode_failed, /land_ice_segments/"
    })
    void aGranuleWhoseDataCannotBeHadIsTold(Fault fault, String code, String words) throws IOException {
        server.faults(Faults.always(fault, this::isVictimsData));
        SubsetRun.Failure failure = failure();
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.error())
                .hasMessageStartingWith("[" + granules.name(VICTIM) + ".dmrpp] /gt")
                .hasMessageContaining(" chunk (")
                .hasMessageContaining(words);
        assertThat(server.asks().stream().filter(ask -> ask.number() > 3))
                .as("asked more than four times")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MISSING,      read_failed,     HTTP 404; there is no such file",
        "FORBIDDEN,    read_failed,     HTTP 403; the server wants a login or forbids it",
        "RESET,        read_failed,     (4 tries)",
        "TORN,         invalid_sidecar, not well-formed XML"
    })
    void aGranuleWhoseSidecarCannotBeHadIsTold(Fault fault, String code, String words) throws IOException {
        server.faults(Faults.always(fault, ask -> ask.path().equals(granules.name(VICTIM) + ".dmrpp")));
        SubsetRun.Failure failure = failure();
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.error())
                .hasMessageStartingWith("[" + granules.name(VICTIM) + ".dmrpp] ")
                .hasMessageContaining(words);
    }

    @Test
    void aSidecarThatIsDamagedOnTheWayIsFetchedOnceMore() throws IOException {
        server.faults(Faults.times(1, Fault.TORN, Ask::isSidecar));
        Path file = granules.output("all");
        assertThat(granules.run(OPTIONS, granules.at(server), file).failures()).isEmpty();
        assertThat(file).hasSameBinaryContentAs(granules.local());
        assertThat(server.faulted()).isEqualTo(3);
    }

    @Test
    void aGranuleThatIsReplacedWhileItIsReadIsStale() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        server.faults(Faults.always(Fault.REPLACED, ask -> isVictimsData(ask) && asked.getAndIncrement() >= 3));
        SubsetRun.Failure failure = failure();
        assertThat(failure.code()).isEqualTo("stale_sidecar");
        assertThat(failure.error())
                .hasMessageContaining("was changed while it was read: it was \"")
                .hasMessageContaining("\"another\"")
                .hasMessageEndingWith("; open the granule again");
    }

    @Test
    void aChunkThatIsDamagedOnTheWayIsFetchedOnceMore() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        server.faults(Faults.always(
                Fault.CORRUPT, ask -> isVictimsData(ask) && ask.length() > 1000 && asked.getAndIncrement() == 0));
        Path file = granules.output("all");
        Traffic traffic = new Traffic();
        SubsetRun.Summary summary = granules.run(OPTIONS.withTraffic(traffic), granules.at(server), file);
        assertThat(summary.failures().stream().map(SubsetRun.Failure::error)).isEmpty();
        assertThat(file).hasSameBinaryContentAs(granules.local());
        assertThat(server.faulted()).isOne();
        assertThat(traffic.retries()).isOne();
    }
}
