package org.virtualgranule.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.reader.view.Printable;
import org.virtualgranule.zarr.array.GranuleArray;
import picocli.CommandLine.Command;

/** {@code vgranule verify}: reads everything and prints digests. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Reads every chunk of every array and prints the SHA-256 of its values: little-endian, row-major;"
                + " of a text its UTF-8 and a NUL.")
final class VerifyCommand extends GranuleCommand {
    @Override
    String json(VirtualGranule granule) {
        return digests(granule).toString();
    }

    @Override
    String text(VirtualGranule granule) {
        JsonNode arrays = digests(granule).get("arrays");
        String lines = StreamSupport.stream(arrays.spliterator(), false)
                .map(VerifyCommand::line)
                .collect(Collectors.joining("\n"));
        int failed = arrays.findValues("error").size();
        int skipped = granule.manifest().skipped().size();
        return lines + "\n" + granule.name() + ": " + Printable.count(arrays.size() - failed - skipped, "array")
                + " read, " + failed + " failed, " + skipped + " skipped";
    }

    /** An entry for each array, and for each variable that is no array. */
    private ObjectNode digests(VirtualGranule granule) {
        ObjectNode json = new JsonMapper().createObjectNode().put("granule", granule.name());
        ArrayNode arrays = json.putArray("arrays");
        try (Digests digests = new Digests(granule)) {
            granule.manifest().arrays().keySet().forEach(path -> digest(granule, path, digests, arrays.addObject()));
        }
        granule.manifest()
                .skipped()
                .forEach(s -> arrays.addObject().put("path", s.path()).put("skipped", s.message()));
        return json;
    }

    private void digest(VirtualGranule granule, String path, Digests digests, ObjectNode entry) {
        entry.put("path", path);
        try {
            GranuleArray array = granule.array(path);
            entry.put("data_type", array.metadata().element().type().zarrName());
            array.shape().forEach(entry.putArray("shape")::add);
            wanted(array.entry().chunks().storedBytes());
            entry.put("sha256", digests.of(path));
        } catch (GranuleException e) {
            entry.put("error", e.getMessage()).put("code", e.code());
            failed(e);
        }
    }

    private static String line(JsonNode array) {
        String path = Printable.of(array.get("path").asText());
        if (array.has("skipped")) {
            return path + "  skipped: " + Printable.of(array.get("skipped").asText());
        }
        String result = array.has("sha256")
                ? array.get("sha256").asText()
                : "failed (" + array.get("code").asText() + ")";
        String type = array.path("data_type").asText() + " " + array.path("shape");
        return path + "  " + type.strip() + "  " + result;
    }
}
