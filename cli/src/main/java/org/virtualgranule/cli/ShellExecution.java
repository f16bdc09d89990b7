package org.virtualgranule.cli;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.virtualgranule.dmrpp.model.GranuleException;

/**
 * Runs a session's snippets in this process, where the granules are open. Errors of this library's are one line, without
 * a stack trace unless that is wanted; what the user breaks off is interrupted. JShell finds it by its name.
 */
public final class ShellExecution implements ExecutionControlProvider {
    private static final String NAME = "vgranule";
    private static final String TRACES = "traces";

    /** For the service loader. */
    public ShellExecution() {}

    /** What JShell is to be told, to run snippets here. */
    static String specification(boolean traces) {
        return NAME + ":" + TRACES + "(" + traces + ")";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> defaultParameters() {
        return Map.of(TRACES, "false");
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
        return new Control(Boolean.parseBoolean(parameters.get(TRACES)));
    }

    private static final class Control extends LocalExecutionControl {
        /** How long a snippet may take to end by itself when it is interrupted. */
        private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

        /** Each snippet has a group of its own below this one. */
        private final ThreadGroup session = Thread.currentThread().getThreadGroup();

        private final boolean traces;
        private boolean running;

        Control(boolean traces) {
            this.traces = traces;
        }

        @Override
        protected synchronized void clientCodeEnter() {
            super.clientCodeEnter();
            running = true;
        }

        @Override
        protected synchronized void clientCodeLeave() {
            super.clientCodeLeave();
            running = false;
            notifyAll();
        }

        /** Before Java 20 JShell would kill the thread at once, and locks that it holds would stay broken. */
        @Override
        public void stop() throws EngineTerminationException, InternalException {
            ThreadGroup[] snippets = new ThreadGroup[session.activeGroupCount()];
            int count = session.enumerate(snippets, false);
            for (int i = 0; i < count; i++) {
                snippets[i].interrupt();
            }
            if (!ends()) {
                super.stop();
            }
        }

        /** Waits for the snippet's end; false if it goes on. */
        private synchronized boolean ends() {
            long deadline = System.nanoTime() + PATIENCE;
            try {
                for (long left = PATIENCE; running && left > 0; left = deadline - System.nanoTime()) {
                    TimeUnit.NANOSECONDS.timedWait(this, left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return !running;
        }

        @Override
        protected String throwConvertedInvocationException(Throwable error) throws RunException, InternalException {
            if (!traces && error instanceof Exception exception && isOurs(exception)) {
                throw new UserException(
                        Errors.message(exception), exception.getClass().getName(), new StackTraceElement[0]);
            }
            if (!traces && error instanceof OutOfMemoryError) {
                throw new UserException(Errors.smallHeap(), error.getClass().getName(), new StackTraceElement[0]);
            }
            return super.throwConvertedInvocationException(error);
        }

        /** Says whether this library threw it, with a message that tells what to do. */
        private static boolean isOurs(Exception error) {
            return error instanceof GranuleException
                    || (error instanceof IllegalArgumentException
                                    || error instanceof IllegalStateException
                                    || error instanceof UncheckedIOException)
                            && error.getStackTrace().length > 0
                            && error.getStackTrace()[0].getClassName().startsWith("org.virtualgranule.");
        }
    }
}
