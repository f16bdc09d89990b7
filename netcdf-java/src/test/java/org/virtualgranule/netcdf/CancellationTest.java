package org.virtualgranule.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.sample.SampleGranules;
import ucar.nc2.NetcdfFile;
import ucar.nc2.NetcdfFiles;
import ucar.nc2.dataset.NetcdfDatasets;
import ucar.nc2.util.CancelTask;

/** Whoever opens a file may change their mind. */
class CancellationTest {
    private static final String NAME = SampleGranules.names().get(1);

    @TempDir
    private Path folder;

    @BeforeEach
    void copySamples() {
        SampleGranules.copyTo(folder);
    }

    private static CancelTask when(BooleanSupplier cancelled) {
        return new CancelTask() {
            @Override
            public boolean isCancel() {
                return cancelled.getAsBoolean();
            }

            @Override
            public boolean isDone() {
                return false;
            }

            @Override
            public void setDone(boolean done) {}

            @Override
            public void setError(String message) {}

            @Override
            public void setProgress(String message, int progress) {}
        };
    }

    @Test
    void aTaskThatIsNotCancelledOpensTheFile() throws Exception {
        try (NetcdfFile file = NetcdfDatasets.openFile("dmrpp:" + folder.resolve(NAME), when(() -> false))) {
            assertThat(file.getVariables()).isNotEmpty();
        }
    }

    @Test
    void aCancelledTaskAsksNoServer() throws Exception {
        try (GranuleServer server = new GranuleServer(folder)) {
            assertThatThrownBy(() -> NetcdfFiles.open("dmrpp:" + server.address(NAME + ".dmrpp"), when(() -> true)))
                    .hasRootCauseInstanceOf(InterruptedIOException.class)
                    .hasMessageContaining("cancelled");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    @Timeout(60)
    void aSidecarThatDoesNotComeIsNotWaitedForAfterTheTaskIsCancelled() throws Exception {
        try (GranuleServer server = new GranuleServer(folder)) {
            server.fallSilent();
            CancelTask task = when(() -> !server.requests().isEmpty());
            assertThatThrownBy(() -> NetcdfDatasets.openFile("dmrpp:" + server.address(NAME + ".dmrpp"), task))
                    .hasMessageContaining("cancelled");
        }
        // what is under way gives its share back when its connection ends, here with the server
        while (Shared.SOURCES.users() > 0) {
            Thread.onSpinWait();
        }
    }
}
