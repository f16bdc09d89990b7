package org.virtualgranule.earthdata;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.virtualgranule.dmrpp.model.OneLine;
import org.virtualgranule.zarr.bytes.Locations;

/**
 * A granule as the catalogue describes it (UMM-G). Nothing of it is believed unseen.
 *
 * @param item {@code meta} and {@code umm}
 */
record UmmGranule(JsonNode item) {
    private static final String SIDECAR = ".dmrpp";
    private static final int LONGEST = 2000;

    /** The description lacks something, or has what it should not. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String reason) {
            super(reason);
        }
    }

    /** The catalogue's own name: unique. */
    String id() {
        return item.path("meta").path("concept-id").asText();
    }

    /** Who keeps it. */
    String provider() {
        return printable(item.path("meta").path("provider-id").asText());
    }

    String name() {
        for (JsonNode identifier : umm().path("DataGranule").path("Identifiers")) {
            if (identifier.path("IdentifierType").asText().equals("ProducerGranuleId")) {
                return printable(identifier.path("Identifier").asText());
            }
        }
        return printable(umm().path("GranuleUR").asText());
    }

    private JsonNode umm() {
        return item.path("umm");
    }

    /** A name is shown, and never used to find anything. */
    private static String printable(String text) {
        String shown = OneLine.of(text);
        return shown.length() > 200 ? shown.substring(0, 200) + "…" : shown;
    }

    FoundGranule granule(LinkRule rule) throws Unusable {
        URI data = data(rule);
        return new FoundGranule(name(), data, sidecar(rule, data), size(file(data)), time());
    }

    private URI data(LinkRule rule) throws Unusable {
        List<URI> links = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (JsonNode link : umm().path("RelatedUrls")) {
            if (link.path("Type").asText().equals(rule.kind().type())) {
                Optional<URI> uri = rule.read(cut(link));
                uri.filter(u -> !u.getPath().endsWith(SIDECAR) && !links.contains(u))
                        .ifPresent(links::add);
                if (uri.isEmpty()) {
                    refused.add(printable(Locations.cut(cut(link)).replaceFirst("#.*", "#…")));
                }
            }
        }
        if (links.isEmpty()) {
            throw new Unusable("it has no " + rule.kind().scheme() + " link of type \""
                    + rule.kind().type() + "\""
                    + (refused.isEmpty() ? "" : ", and cannot use \"" + refused.get(0) + "\""));
        }
        return links.size() == 1 ? links.get(0) : chosen(links);
    }

    private static String cut(JsonNode link) {
        String text = link.path("URL").asText();
        return text.length() > LONGEST ? "" : text;
    }

    /** Of several files the one that has the granule's name, else the only HDF5 file. */
    private URI chosen(List<URI> links) throws Unusable {
        List<URI> named =
                links.stream().filter(link -> file(link).equals(name())).toList();
        List<URI> hdf = links.stream()
                .filter(link -> file(link).matches("(?i).*\\.(h5|he5|hdf5|nc4?)"))
                .toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        if (hdf.size() == 1) {
            return hdf.get(0);
        }
        throw new Unusable("it has " + links.size() + " links to data, and none is plainly the granule's");
    }

    /** Any type of link will do: archives list sidecars as different ones. */
    private URI sidecar(LinkRule rule, URI data) {
        String wanted = file(data) + SIDECAR;
        for (JsonNode link : umm().path("RelatedUrls")) {
            Optional<URI> uri = rule.read(cut(link)).filter(u -> file(u).equals(wanted));
            if (uri.isPresent()) {
                return uri.get();
            }
        }
        return URI.create(data + SIDECAR);
    }

    /** Whether the catalogue itself lists the sidecar. */
    boolean listsSidecar() {
        for (JsonNode link : umm().path("RelatedUrls")) {
            if (link.path("URL").asText().endsWith(SIDECAR)) {
                return true;
            }
        }
        return false;
    }

    private static String file(URI uri) {
        return uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
    }

    private OptionalLong size(String file) {
        JsonNode files = umm().path("DataGranule").path("ArchiveAndDistributionInformation");
        for (JsonNode entry : files) {
            JsonNode bytes = entry.path("SizeInBytes");
            boolean mine = files.size() == 1 || entry.path("Name").asText().equals(file);
            if (mine && bytes.isIntegralNumber() && bytes.canConvertToLong() && bytes.longValue() >= 0) {
                return OptionalLong.of(bytes.longValue());
            }
        }
        return OptionalLong.empty();
    }

    private TimeInterval time() throws Unusable {
        JsonNode time = umm().path("TemporalExtent");
        JsonNode range = time.path("RangeDateTime");
        Optional<Instant> single = instant(time.path("SingleDateTime"));
        try {
            return new TimeInterval(
                    instant(range.path("BeginningDateTime")).or(() -> single),
                    instant(range.path("EndingDateTime")).or(() -> single));
        } catch (IllegalArgumentException e) {
            throw new Unusable(e.getMessage());
        }
    }

    private static Optional<Instant> instant(JsonNode node) {
        try {
            return node.isTextual() ? Optional.of(TimeInterval.instant(node.textValue())) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
