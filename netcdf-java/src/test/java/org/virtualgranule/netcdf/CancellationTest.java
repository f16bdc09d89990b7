package org.virtualgranule.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        awaitNoUsers();
    }

    /** The time-out interrupts. */
    private static void awaitNoUsers() {
        while (Shared.SOURCES.users() > 0 && !Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        assertThat(Shared.SOURCES.users()).isZero();
    }

    /** The client throws then what it does not declare. */
    @Test
    @Timeout(60)
    void aConnectionThatIsNotMadeIsNotWaitedForAfterTheTaskIsCancelled() throws Exception {
        List<Socket> filling = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // nobody accepts: the system makes so many connections, and lets the next wait
            for (int i = 0; i < 3; i++) {
                Socket socket = new Socket();
                filling.add(socket);
                try {
                    socket.connect(full.getLocalSocketAddress(), 100);
                } catch (SocketTimeoutException e) {
                    break;
                }
            }
            long start = System.nanoTime();
            CancelTask task = when(() -> System.nanoTime() - start > 500_000_000);
            String given = "dmrpp:http://127.0.0.1:" + full.getLocalPort() + "/a.h5.dmrpp";
            assertThatThrownBy(() -> NetcdfDatasets.openFile(given, task)).hasMessageContaining("cancelled");
        } finally {
            for (Socket socket : filling) {
                socket.close();
            }
        }
        awaitNoUsers();
    }
}
