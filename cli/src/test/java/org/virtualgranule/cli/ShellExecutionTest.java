package org.virtualgranule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.ChunkReadException;

/** Snippets run here as in a session, in this process. */
public class ShellExecutionTest {
    /** What a snippet that is to be broken off has come to, and what it waits for. */
    public static final LinkedBlockingQueue<String> NOTHING = new LinkedBlockingQueue<>();

    private static volatile CountDownLatch begun = new CountDownLatch(1);

    private JShell shell;

    /** For snippets. */
    public static void begin() {
        begun.countDown();
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

    @Test
    void whatThisLibraryThrowsIsOneLineWithoutPlacesAndCauses() {
        EvalException error = (EvalException) only(shell.eval("fail()")).exception();
        assertThat(error.getMessage()).isEqualTo("[a.h5.dmrpp] two lines");
        assertThat(error.getExceptionClassName()).isEqualTo(ChunkReadException.class.getName());
        assertThat(error.getStackTrace()).isEmpty();
        assertThat(error.getCause()).isNull();
    }
}
