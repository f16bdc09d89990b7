package org.virtualgranule.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code vgranule} command. */
@Command(
        name = "vgranule",
        mixinStandardHelpOptions = true,
        version = "vgranule 0.1.0",
        description = "Reads HDF5 granules through their DMR++ sidecars.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:success",
            "1:the output could not be written, or a fault of this program",
            "2:wrong usage",
            "3:at least one granule could not be read, or the search failed"
        })
public final class Vgranule implements Runnable {
    private static final List<Class<?>> COMMANDS = List.of(
            SubsetCommand.class,
            SearchCommand.class,
            InfoCommand.class,
            VerifyCommand.class,
            ServeCommand.class,
            RefsCommand.class,
            CacheCommand.class,
            ShellCommand.class,
            DemoCommand.class);

    static final int OUTPUT_FAILED = 1;
    static final int GRANULE_FAILED = 3;

    @Spec
    private CommandSpec spec;

    private Vgranule() {}

    /** Only the command that is named, if one is: to look at all options of all of them takes a tenth of a second. */
    private static List<Class<?>> commands(String... args) {
        List<Class<?>> named = COMMANDS.stream()
                .filter(command -> args.length > 0
                        && args[0].equals(command.getAnnotation(Command.class).name()))
                .toList();
        return named.isEmpty() ? COMMANDS : named;
    }

    /**
     * Runs the command and ends the process.
     *
     * @param args the arguments
     */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /**
     * Runs the command on the process's own streams.
     *
     * @param args the arguments
     * @return the exit code
     */
    public static int run(String... args) {
        StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        return run(new PrintWriter(out, true), new PrintWriter(System.err, true), out::isLeft, args);
    }

    /**
     * Runs the command.
     *
     * @param out takes results
     * @param err takes errors, progress and figures
     * @param args the arguments
     * @return the exit code
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        return run(out, err, () -> false, args);
    }

    private static int run(PrintWriter out, PrintWriter err, BooleanSupplier isLeft, String... args) {
        CommandLine command = new CommandLine(new Vgranule());
        commands(args).forEach(command::addSubcommand);
        command.setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler(new Errors())
                .setParameterExceptionHandler(Errors::usage);
        try {
            int code = command.execute(args);
            if (out.checkError()) {
                if (!isLeft.getAsBoolean()) {
                    err.println("error: the standard output was closed, or is full, before everything was written");
                }
                return OUTPUT_FAILED;
            }
            return code;
        } catch (OutOfMemoryError e) {
            err.println("error: " + Errors.smallHeap());
            return GRANULE_FAILED;
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
