package org.virtualgranule.it.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.DmrppFormatException;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.it.conformance.Row.Status;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.zarr.array.GranuleArray;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.Manifest;

/** Opens one document and gives a row for each of its variables. */
final class Judge {
    private final References references;
    private final Corpus.Document document;
    private final Map<String, HyraxText.Values> texts;

    Judge(References references, Corpus.Document document) {
        this.references = references;
        this.document = document;
        texts = References.texts(document);
    }

    /** Needs a folder for links to the files. */
    List<Row> rows(Path directory) {
        List<Row> rows = new ArrayList<>();
        try (VirtualGranule granule = document.open(directory)) {
            for (String path : granule.manifest().arrays().keySet()) {
                rows.add(row(granule, path));
            }
            for (Diagnostic skipped : granule.manifest().skipped()) {
                rows.add(row(skipped.path(), Status.SKIPPED, skipped.message()));
            }
            granule.manifest().diagnostics().stream()
                    .filter(d -> isLeftOut(d, granule.manifest()))
                    .forEach(d -> rows.add(row(d.path(), Status.SKIPPED, d.message())));
        } catch (DmrppFormatException e) {
            rows.add(row("/", Status.REFUSED, e.getMessage()));
        }
        return rows;
    }

    /** Index variables that the writer made up are neither arrays nor skipped. */
    private static boolean isLeftOut(Diagnostic diagnostic, Manifest manifest) {
        return diagnostic.topic() == Diagnostic.Topic.SYNTHETIC
                && manifest.array(diagnostic.path()).isEmpty()
                && manifest.whySkipped(diagnostic.path()).isEmpty();
    }

    private Row row(String path, Status status, String detail) {
        return new Row(document.name(), path, status, detail.lines().findFirst().orElse(""));
    }

    private Row row(VirtualGranule granule, String path) {
        try {
            return compared(granule.array(path));
        } catch (GranuleException e) {
            return row(path, Status.ERROR, e.getMessage());
        }
    }

    private Row compared(GranuleArray array) {
        Optional<References.Reference> reference = references.find(document, array.entry());
        Digests.Digest found = Digests.Digest.of(array);
        if (reference.isPresent() && !reference.get().digest().equals(found)) {
            References.Reference other = reference.get();
            return SpecialCases.row(document.name(), array, other.digest(), other.isInData())
                    .orElseGet(() -> row(
                            array.path(),
                            Status.DIFFERENT,
                            found.text() + ", an outside reader has "
                                    + other.digest().text()));
        }
        HyraxText.Values text = texts.get(array.path());
        Optional<String> difference = Optional.ofNullable(text).flatMap(t -> TextComparison.difference(array, t));
        if (difference.isPresent()) {
            return row(array.path(), Status.DIFFERENT, difference.get());
        }
        if (reference.isEmpty() && text == null) {
            return row(array.path(), Status.NO_REFERENCE, found.text());
        }
        return row(
                array.path(),
                reference.isEmpty() ? Status.EQUAL_TEXT : isFilled(array.entry()) ? Status.EQUAL_FILL : Status.EQUAL,
                text == null ? "" : "and Hyrax's text");
    }

    private static boolean isFilled(ArrayEntry entry) {
        return !entry.chunks().isInline()
                && entry.grid().chunkCount() > entry.chunks().storedChunks();
    }
}
