package org.virtualgranule.cli;

import org.virtualgranule.reader.VirtualGranule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code vgranule info}: what a granule holds. Reads the sidecar only. */
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        description = "Prints the tree of groups and arrays with shapes, chunks, codecs and stored bytes.")
final class InfoCommand extends GranuleCommand {
    @Option(
            names = "--diagnostics",
            description = "List everything that was assumed or repaired, variable by variable; --json always does.")
    private boolean diagnostics;

    @Override
    String json(VirtualGranule granule) {
        return new GranuleDescription(granule).json().toString();
    }

    @Override
    String text(VirtualGranule granule) {
        return new GranuleDescription(granule).text(diagnostics);
    }
}
