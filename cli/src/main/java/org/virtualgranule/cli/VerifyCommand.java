package org.virtualgranule.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.zarr.array.ArrayDigest;
import org.virtualgranule.zarr.array.GranuleArray;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.ByteSources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vgranule verify}: reads everything and prints digests. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Reads every chunk of every array and prints the SHA-256 of its values: little-endian, row-major;"
                + " of a text its UTF-8 and a NUL.")
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one line of JSON a granule.")
    private boolean json;

    @Mixin
    private GranuleArguments granules;

    private boolean failed;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (ByteSource source = ByteSources.standard()) {
            for (String address : granules.granules()) {
                if (!verified(address, source, out) && granules.failFast()) {
                    break;
                }
            }
        }
        return failed ? Vgranule.GRANULE_FAILED : 0;
    }

    private boolean verified(String address, ByteSource source, PrintWriter out) {
        try (VirtualGranule granule = VirtualGranule.open(address, granules.options(source))) {
            ObjectNode line = new JsonMapper().createObjectNode().put("granule", granule.name());
            boolean good = digests(granule, line.putArray("arrays"));
            if (json) {
                out.println(line);
            } else {
                line.get("arrays").forEach(array -> out.println(text((ObjectNode) array)));
            }
            out.flush();
            return good;
        } catch (GranuleException e) {
            return failure(e);
        }
    }

    /** Appends an entry for each array, and for each variable that is no array. */
    private boolean digests(VirtualGranule granule, ArrayNode arrays) {
        boolean good = true;
        for (String path : granule.manifest().arrays().keySet()) {
            GranuleArray array = granule.array(path);
            ObjectNode entry = arrays.addObject().put("path", path);
            entry.put("data_type", array.metadata().element().type().zarrName());
            array.shape().forEach(entry.putArray("shape")::add);
            try {
                entry.put("sha256", ArrayDigest.of(array));
            } catch (GranuleException e) {
                entry.put("error", e.getMessage()).put("code", e.code());
                good = failure(e);
            }
        }
        granule.manifest()
                .skipped()
                .forEach(s -> arrays.addObject().put("path", s.path()).put("skipped", s.message()));
        return good;
    }

    private boolean failure(GranuleException e) {
        failed = true;
        Errors.print(spec.commandLine().getErr(), e, granules.verbose());
        return false;
    }

    private static String text(ObjectNode array) {
        String path = array.get("path").asText();
        if (array.has("skipped")) {
            return path + "  skipped: " + array.get("skipped").asText();
        }
        String result = array.has("sha256")
                ? array.get("sha256").asText()
                : "failed (" + array.get("code").asText() + ")";
        return path + "  " + array.get("data_type").asText() + " " + array.get("shape") + "  " + result;
    }
}
