package org.virtualgranule.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.ByteSources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vgranule info}: what a granule holds. Reads the sidecar only. */
@Command(
        name = "info",
        mixinStandardHelpOptions = true,
        description = "Prints the tree of groups and arrays with shapes, chunks, codecs and stored bytes.")
final class InfoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one line of JSON a granule.")
    private boolean json;

    @Mixin
    private GranuleArguments granules;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean failed = false;
        try (ByteSource source = ByteSources.standard()) {
            for (String address : granules.granules()) {
                try (VirtualGranule granule = VirtualGranule.open(address, granules.options(source))) {
                    GranuleDescription description = new GranuleDescription(granule);
                    out.println(json ? description.json() : description.text());
                    out.flush();
                } catch (GranuleException e) {
                    failed = true;
                    Errors.print(spec.commandLine().getErr(), e, granules.verbose());
                    if (granules.failFast()) {
                        break;
                    }
                }
            }
        }
        return failed ? Vgranule.GRANULE_FAILED : 0;
    }
}
