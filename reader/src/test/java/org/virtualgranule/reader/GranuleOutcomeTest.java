package org.virtualgranule.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.StaleSidecarException;

/** What is a granule's failure, in runs and in their forecasts, and what is none. */
class GranuleOutcomeTest {
    private static final String ADDRESS = "https://archive.example/a.h5.dmrpp?token=secret";

    private static SubsetRun.Failure failure(Throwable thrown) {
        GranuleOutcome<String> outcome = GranuleOutcome.of(ADDRESS, () -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        });
        assertThat(outcome.result()).isEmpty();
        return outcome.failure().orElseThrow();
    }

    @Test
    void aResultIsNoFailure() {
        assertThat(GranuleOutcome.of(ADDRESS, () -> "rows").result()).contains("rows");
        assertThat(GranuleOutcome.of(ADDRESS, () -> "rows").failure()).isEmpty();
    }

    @Test
    void anErrorOfTheGranuleKeepsItsCode() {
        RuntimeException error = new StaleSidecarException("a.h5", "was changed");
        assertThat(failure(error)).isEqualTo(new SubsetRun.Failure(ADDRESS, "stale_sidecar", error));
    }

    @Test
    void aMistakeOfTheCallersIsListedAsSuch() {
        assertThat(failure(new IllegalArgumentException("no such column")).code())
                .isEqualTo(SubsetRun.INVALID_ARGUMENT);
    }

    @Test
    void aGranuleThatDoesNotFitIntoMemoryCostsOnlyItself() {
        SubsetRun.Failure failure = failure(new OutOfMemoryError("made up"));
        assertThat(failure.code()).isEqualTo("out_of_memory");
        assertThat(failure.error())
                .hasMessageContaining("[a.h5.dmrpp] ")
                .hasMessageContaining("-Xmx")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aFaultOfThisProgramCostsOneGranuleAndIsToldWithoutItsMessage() {
        IllegalStateException fault = new IllegalStateException("https://archive.example/a.h5?token=secret");
        SubsetRun.Failure failure = failure(fault);
        assertThat(failure.isInternal()).isTrue();
        assertThat(failure.code()).isEqualTo("internal_error");
        assertThat(failure.error())
                .hasCause(fault)
                .message()
                .matches("\\[a.h5.dmrpp] internal error: java.lang.IllegalStateException at org.virtualgranule.reader"
                        + ".GranuleOutcomeTest.\\w+ \\(GranuleOutcomeTest.java:\\d+\\); please report it");
    }

    @Test
    void aFaultWithoutAnOwnFrameIsToldWithWhatThereIs() {
        Error fault = new StackOverflowError();
        fault.setStackTrace(new StackTraceElement[] {new StackTraceElement("other.Loop", "match", "Loop.java", 7)});
        assertThat(failure(fault).error())
                .hasMessageContaining("StackOverflowError at other.Loop.match (Loop.java:7);");
        fault.setStackTrace(new StackTraceElement[0]);
        assertThat(failure(fault).error()).hasMessageContaining("StackOverflowError; please report it");
    }

    @Test
    void neitherARunThatIsGivenUpNorABrokenMachineIsTheGranules() {
        assertThatThrownBy(() -> failure(new CancellationException("interrupted")))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> failure(new InternalError("made up"))).isInstanceOf(InternalError.class);
    }
}
