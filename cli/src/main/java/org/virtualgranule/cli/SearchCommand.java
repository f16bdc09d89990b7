package org.virtualgranule.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.virtualgranule.earthdata.FoundGranule;
import org.virtualgranule.earthdata.FoundGranules;
import org.virtualgranule.reader.region.Region;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vgranule search}: which granules there are. */
@Command(
        name = "search",
        description = "Prints the address of the sidecar of every granule that NASA's catalogue has of a product, place"
                + " and time, one a line: vgranule search … | vgranule subset --from - …")
final class SearchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean help;

    @ArgGroup(multiplicity = "0..1")
    private RegionArguments region;

    @Mixin
    private SearchArguments search;

    @Option(names = "--json", description = "Print one line of JSON a granule: name, data, sidecar, size, start, end.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Optional<Region> where = Optional.ofNullable(region).map(RegionArguments::region);
        where.ifPresent(area -> area.warnings().forEach(warning -> err.println("warning: " + warning)));
        FoundGranules found = search.find(where, err);
        found.granules().forEach(granule -> out.println(json ? json(granule) : granule.sidecar()));
        out.flush();
        return found.unusable().isEmpty() ? 0 : Vgranule.GRANULE_FAILED;
    }

    private static ObjectNode json(FoundGranule granule) {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("name", granule.name());
        json.put("data", granule.data().toString());
        json.put("sidecar", granule.sidecar().toString());
        granule.size().ifPresent(size -> json.put("size", size));
        granule.time().start().ifPresent(start -> json.put("start", start.toString()));
        granule.time().end().ifPresent(end -> json.put("end", end.toString()));
        return json;
    }
}
