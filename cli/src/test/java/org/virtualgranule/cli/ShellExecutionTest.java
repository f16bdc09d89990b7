package org.virtualgranule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.sample.SampleGranules;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.FileByteSource;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.bytes.Version;

/** Snippets run here as in a session, in this process. */
public class ShellExecutionTest {
    /** What a snippet that is to be broken off has come to, and what it waits for. */
    public static final LinkedBlockingQueue<String> NOTHING = new LinkedBlockingQueue<>();

    private static volatile VirtualGranule granule;

    private static volatile CountDownLatch begun = new CountDownLatch(1);

    private JShell shell;

    /** For snippets. */
    public static void begin() {
        begun.countDown();
    }

    /** For snippets. */
    public static VirtualGranule granule() {
        return granule;
    }

    /** For snippets. */
    public static void fail() {
        throw new ChunkReadException("a.h5.dmrpp", "two\nlines", new IllegalStateException("cause"));
    }

    @BeforeEach
    void start() {
        begun = new CountDownLatch(1);
        shell = JShell.builder()
                .executionEngine(new ShellExecution(), Map.of())
                .compilerOptions("--class-path", System.getProperty("java.class.path"))
                .build();
        shell.eval("import static org.virtualgranule.cli.ShellExecutionTest.*;");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private SnippetEvent only(List<SnippetEvent> events) {
        assertThat(events).hasSize(1);
        assertThat(shell.diagnostics(events.get(0).snippet())).isEmpty();
        return events.get(0);
    }

    private SnippetEvent brokenOff(String snippet) throws Exception {
        // as in a session: snippets run where the shell was made, stop() comes from elsewhere
        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> {
            try {
                begun.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            shell.stop();
        });
        SnippetEvent event = only(shell.eval(snippet));
        stop.get();
        return event;
    }

    @Test
    void aSnippetThatWaitsIsInterruptedAndItsLocksAreWhole() throws Exception {
        EvalException error =
                (EvalException) brokenOff("{ begin(); NOTHING.take(); }").exception();
        assertThat(error.getExceptionClassName()).isEqualTo(InterruptedException.class.getName());
        NOTHING.put("usable");
        assertThat(only(shell.eval("NOTHING.take()")).value()).isEqualTo("\"usable\"");
    }

    @Test
    void aSnippetThatDoesNotHeedThatEndsAllTheSame() throws Exception {
        brokenOff("{ begin(); while (true) {} }");
        assertThat(only(shell.eval("1 + 1")).value()).isEqualTo("2");
    }

    /** Local files that are at first as a server that never answers. */
    private static final class Silent implements ByteSource {
        private final ByteSource inner = new FileByteSource();
        private volatile boolean silent = true;

        @Override
        public ByteBuffer read(URI location, ByteRange range) {
            if (silent) {
                begin();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new ChunkReadException(Locations.name(location), "interrupted", e);
                }
            }
            return inner.read(location, range);
        }

        @Override
        public Document open(URI location, Optional<Version> known) {
            return inner.open(location, known);
        }

        @Override
        public void close() {
            silent = true;
        }
    }

    @Test
    @Timeout(120)
    void aReadThatIsBrokenOffLeavesTheGranuleOpen(@TempDir Path folder) throws Exception {
        Path sidecar =
                SampleGranules.copyTo(folder).resolve(SampleGranules.names().get(1) + ".dmrpp");
        String read = "granule().array(\"gt1l/land_ice_segments/h_li\").read().getSize()";
        try (Silent source = new Silent();
                VirtualGranule open = VirtualGranule.open(
                        sidecar.toString(), GranuleOptions.defaults().withSource(source))) {
            granule = open;
            EvalException error = (EvalException) brokenOff(read).exception();
            assertThat(error.getExceptionClassName()).isEqualTo(CancellationException.class.getName());
            assertThat(error).hasMessage("interrupted while reading");
            source.silent = false;
            assertThat(only(shell.eval(read)).value()).isEqualTo("2927");
        }
    }

    @Test
    void whatThisLibraryThrowsIsOneLineWithoutPlacesAndCauses() {
        EvalException error = (EvalException) only(shell.eval("fail()")).exception();
        assertThat(error.getMessage()).isEqualTo("[a.h5.dmrpp] two lines");
        assertThat(error.getExceptionClassName()).isEqualTo(ChunkReadException.class.getName());
        assertThat(error.getStackTrace()).isEmpty();
        assertThat(error.getCause()).isNull();
    }
}
