package org.virtualgranule.it.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.virtualgranule.cli.Vgranule;

/**
 * One run of {@code vgranule shell} in a process of its own, with snippets as its standard input.
 *
 * @param exit the exit code
 * @param welcome what was printed before the first prompt
 * @param answers what was printed after each snippet, without blank lines around
 * @param err the error stream
 */
record Session(int exit, String welcome, List<String> answers, String err) {
    private static final long MINUTES = 5;

    /** Before a snippet, so that its echo differs from answers: those may begin with a letter of the snippet, or a path. */
    private static final String MARK = "/**/";

    static Session run(Path folder, List<String> snippets, String... arguments)
            throws IOException, InterruptedException {
        return run(folder, List.of(), snippets, arguments);
    }

    /** Runs a session in a folder, on this Java, with options for it. */
    static Session run(Path folder, List<String> options, List<String> snippets, String... arguments)
            throws IOException, InterruptedException {
        Path err = folder.resolve("stderr.txt");
        Path out = folder.resolve("stdout.txt");
        Process process = new ProcessBuilder(command(folder, options, arguments))
                .directory(folder.toFile())
                .redirectError(err.toFile())
                .redirectOutput(out.toFile())
                .start();
        try (OutputStream in = process.getOutputStream()) {
            for (String snippet : snippets) {
                in.write(typed(snippet).concat("\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // a session that does not begin reads nothing
        }
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the session does not end: " + Files.readString(out));
        }
        return of(snippets, process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static List<String> command(Path folder, List<String> options, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // history and settings of whoever runs the test are left alone
        command.add("-Djava.util.prefs.userRoot=" + folder.resolve("prefs"));
        command.add("-Djava.io.tmpdir=" + folder);
        // as the start script does
        command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Vgranule.class.getName());
        command.add("shell");
        command.addAll(List.of(arguments));
        return command;
    }

    private static Session of(List<String> snippets, int exit, String out, String err) {
        // Java 17 prints a blank more after its prompt than later ones where nobody types, and takes it back
        List<String> parts = Arrays.stream(out.split("(?m)^jshell>[ \\x08]*", -1))
                .map(part -> part.replaceAll("^\n+|\\s+$", ""))
                .toList();
        List<String> answers = new ArrayList<>();
        // the last prompt is not answered
        for (int i = 1; i < parts.size() - 1; i++) {
            answers.add(withoutEcho(snippets.get(i - 1), parts.get(i)));
        }
        return new Session(exit, parts.get(0), answers, err);
    }

    private static String typed(String snippet) {
        return snippet.startsWith("/") ? snippet : MARK + snippet;
    }

    /** Java 25 repeats the beginning of a snippet, as much as was there before the prompt. */
    private static String withoutEcho(String snippet, String answer) {
        String typed = typed(snippet);
        int echo = 0;
        while (echo < Math.min(typed.length(), answer.length()) && typed.charAt(echo) == answer.charAt(echo)) {
            echo++;
        }
        return echo < MARK.length() ? answer : answer.substring(echo);
    }
}
