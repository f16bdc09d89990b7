package org.virtualgranule.it;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.virtualgranule.cli.Vgranule;

/** One run of the command in this process. */
public record Command(int exit, String out, String err) {
    public static Command run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = args[i].toString();
        }
        int exit = Vgranule.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
        return new Command(exit, out.toString(), err.toString());
    }

    public String lastErrorLine() {
        return err.lines().reduce("", (before, line) -> line);
    }
}
