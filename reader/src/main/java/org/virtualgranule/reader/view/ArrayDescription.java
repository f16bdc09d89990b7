package org.virtualgranule.reader.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.zarr.manifest.ArrayEntry;

/** What a sidecar says of an array, in some lines. */
final class ArrayDescription {
    private static final int MOST_ATTRIBUTES = 12;

    private ArrayDescription() {}

    static String of(ArrayEntry array) {
        List<String> lines = new ArrayList<>();
        lines.add(array.toString());
        lines.add("  dimensions  " + String.join(", ", array.metadata().dimensionLabels()));
        lines.add("  chunks      " + chunks(array));
        lines.add("  codecs      " + codecs(array));
        lines.add("  fill value  " + Numbers.fill(array.metadata()));
        lines.add("  stored      " + stored(array));
        List<Attribute> attributes = array.metadata().attributes().stream()
                .filter(a -> !a.isBookkeeping())
                .toList();
        int shown = attributes.size() > MOST_ATTRIBUTES ? MOST_ATTRIBUTES - 1 : attributes.size();
        attributes.subList(0, shown).forEach(a -> lines.add("  @" + a.name() + "  " + text(a)));
        if (shown < attributes.size()) {
            lines.add("  and " + (attributes.size() - shown) + " more attributes; metadata().attributes() has all");
        }
        return lines.stream().map(Printable::line).collect(Collectors.joining("\n"));
    }

    private static String chunks(ArrayEntry array) {
        return array.chunks().isInline()
                ? "none: the values are in the sidecar"
                : array.grid().chunkShape() + ", " + array.chunks().storedChunks() + " of "
                        + array.grid().chunkCount() + " stored";
    }

    private static String codecs(ArrayEntry array) {
        String names = array.form().codecs().codecs().stream()
                .map(codec -> codec.metadata().shortName())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    /** As h5dump has it: bytes of all elements for each stored byte. */
    private static String stored(ArrayEntry array) {
        long stored = array.chunks().storedBytes();
        if (array.form().member().isPresent()) {
            return Printable.count(stored, "byte") + ", of all members of the Structure together";
        }
        if (stored == 0) {
            return "nothing";
        }
        int size = array.metadata().element().size();
        if (size == 0) {
            return Printable.count(stored, "byte");
        }
        double plain = (double) array.grid().elements() * size;
        return String.format(
                Locale.ROOT,
                "%s for %.0f of values, compression ratio %.2f",
                Printable.count(stored, "byte"),
                plain,
                plain / stored);
    }

    private static String text(Attribute attribute) {
        return attribute.isContainer()
                ? Printable.count(attribute.children().size(), "attribute")
                : String.join(", ", attribute.values());
    }
}
