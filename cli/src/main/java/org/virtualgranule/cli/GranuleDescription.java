package org.virtualgranule.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.reader.view.Printable;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.Manifest;

/** A granule's tree as text and as JSON. */
final class GranuleDescription {
    /** More variables than this that are skipped for one reason are counted. */
    private static final int FEW = 8;

    private final VirtualGranule granule;
    private final Manifest manifest;

    GranuleDescription(VirtualGranule granule) {
        this.granule = granule;
        this.manifest = granule.manifest();
    }

    /**
     * The tree, what was skipped, and what was assumed.
     *
     * @param every whether to list each assumption, and not just count them
     */
    String text(boolean every) {
        StringBuilder text = new StringBuilder(granule.name() + ": " + manifest.summary()).append('\n');
        granule.tree().lines().forEach(line -> text.append(line).append('\n'));
        skipped(text, every);
        manifest.diagnostics().stream().filter(d -> every || isOfAll(d)).forEach(d -> text.append(
                        topic(d) + ": " + Printable.of(d.path() + ": " + d.message()))
                .append('\n'));
        if (!every && !manifest.diagnostics().stream().allMatch(GranuleDescription::isOfAll)) {
            text.append(counts()).append('\n');
        }
        return text.toString().stripTrailing();
    }

    /** What concerns the whole document is few and always worth a line. */
    private static boolean isOfAll(Diagnostic diagnostic) {
        return diagnostic.path().equals("/");
    }

    /** What was skipped; a reason that many variables share once, unless every one is asked for. */
    private void skipped(StringBuilder text, boolean every) {
        Map<String, List<Diagnostic>> byReason = manifest.skipped().stream()
                .collect(Collectors.groupingBy(Diagnostic::message, LinkedHashMap::new, Collectors.toList()));
        byReason.forEach((reason, variables) -> {
            int shown = every || variables.size() <= FEW ? variables.size() : 1;
            variables.subList(0, shown).forEach(s -> text.append("skipped: " + Printable.of(s.path() + ": " + reason))
                    .append('\n'));
            if (shown < variables.size()) {
                text.append("skipped: and " + (variables.size() - shown)
                                + " more for the same reason (--diagnostics lists them)")
                        .append('\n');
            }
        });
    }

    /** How many things were assumed, by topic. */
    private String counts() {
        return manifest.diagnostics().stream()
                .filter(d -> !isOfAll(d))
                .collect(Collectors.groupingBy(GranuleDescription::topic, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> e.getValue() + " on " + e.getKey())
                .collect(Collectors.joining(", ", "notes: ", " (--diagnostics lists them)"));
    }

    private static String topic(Diagnostic diagnostic) {
        return diagnostic.topic().code().replace('_', ' ');
    }

    ObjectNode json() {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("granule", granule.name()).put("sidecar", manifest.source());
        manifest.groups().keySet().forEach(json.putArray("groups")::add);
        ArrayNode arrays = json.putArray("arrays");
        manifest.arrays().values().forEach(array -> describe(array, arrays.addObject()));
        list(json.putArray("skipped"), "reason", manifest.skipped());
        list(json.putArray("diagnostics"), "message", manifest.diagnostics());
        return json;
    }

    private static void describe(ArrayEntry array, ObjectNode json) {
        json.put("path", array.path());
        json.put("data_type", array.metadata().element().type().zarrName());
        json.put("may_be_int8", array.narrow().isPresent());
        json.put("in_records", array.form().member().isPresent());
        array.grid().shape().forEach(json.putArray("shape")::add);
        array.grid().chunkShape().forEach(json.putArray("chunk_shape")::add);
        ArrayNode codecs = json.putArray("codecs");
        array.form().codecs().codecs().forEach(c -> codecs.add(c.metadata().name()));
        json.put("inline", array.chunks().isInline());
        json.put("chunks", array.grid().chunkCount());
        json.put("stored_chunks", array.chunks().storedChunks());
        json.put("stored_bytes", array.chunks().storedBytes());
    }

    private static void list(ArrayNode array, String word, List<Diagnostic> diagnostics) {
        diagnostics.forEach(d -> array.addObject()
                .put("path", d.path())
                .put("topic", d.topic().code())
                .put(word, d.message()));
    }
}
