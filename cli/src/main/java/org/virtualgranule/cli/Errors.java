package org.virtualgranule.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.dmrpp.model.OneLine;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns exceptions into one line and an exit code. */
final class Errors implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
        boolean verbose = parsed.hasMatchedOption("--verbose");
        print(command.getErr(), error, verbose);
        if (error instanceof GranuleException) {
            return Vgranule.GRANULE_FAILED;
        }
        return error instanceof IllegalArgumentException
                ? command.getCommandSpec().exitCodeOnInvalidInput()
                : Vgranule.OUTPUT_FAILED;
    }

    /** Says what is wrong with the arguments in one line, where picocli would add the whole help. */
    static int usage(ParameterException error, String[] args) {
        CommandLine command = error.getCommandLine();
        command.getErr()
                .println("error: " + OneLine.message(usageMessage(error)) + " ("
                        + command.getCommandSpec().qualifiedName() + " --help tells more)");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String usageMessage(ParameterException error) {
        boolean isCommand = error instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()
                && !error.getCommandLine().getSubcommands().isEmpty();
        return isCommand
                ? "no command \""
                        + ((UnmatchedArgumentException) error).getUnmatched().get(0) + "\"; there are "
                        + String.join(
                                ", ", error.getCommandLine().getSubcommands().keySet())
                : error.getMessage().replaceFirst("^Error: ", "");
    }

    /** Prints {@code error: message}, and for {@code --verbose} where it came from. */
    static void print(PrintWriter err, Exception error, boolean verbose) {
        err.println("error: " + line(error));
        if (verbose) {
            error.printStackTrace(err);
        }
        err.flush();
    }

    /** Prints where a fault of this program came from, for a report: without messages, which may say anything. */
    static void places(PrintWriter err, Throwable fault) {
        for (Throwable error = fault; error != null; error = error.getCause()) {
            err.println(error.getClass().getName());
            Stream.of(error.getStackTrace()).forEach(frame -> err.println("\tat " + frame));
        }
    }

    /** An exception's message in one line. */
    static String message(Exception error) {
        return OneLine.message(String.valueOf(error.getMessage()));
    }

    static String line(Exception error) {
        boolean expected = error instanceof GranuleException
                || error instanceof IllegalArgumentException
                || error instanceof UncheckedIOException;
        String message = message(error);
        return expected
                ? message
                : "unexpected " + error.getClass().getSimpleName() + ": " + message
                        + " (please report this with the output of --verbose)";
    }

    /** What to say where there was no memory left. */
    static String smallHeap() {
        return "the heap of " + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB is too small; raise it, for example with VGRANULE_OPTS=-Xmx8g";
    }
}
