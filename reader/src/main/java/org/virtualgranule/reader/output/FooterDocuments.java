package org.virtualgranule.reader.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The JSON texts in a file's footer: {@code geo} as
 * <a href="https://geoparquet.org/releases/v1.1.0/schema.json">GeoParquet 1.1.0</a> prescribes it, and one of our own.
 */
final class FooterDocuments {
    static final String GEO_KEY = "geo";
    static final String OWN_KEY = "virtual-granule";

    // Jackson's own number format: that of the JDK changed in 19, and the same rows shall give the same bytes.
    private static final ObjectMapper JSON = new JsonMapper(JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build());

    private FooterDocuments() {}

    /** Describes the geometry column; without rows there is no box and no geometry type. */
    static String geo(PointBounds bounds) {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", "1.1.0").put("primary_column", TrackSchema.GEOMETRY);
        ObjectNode column = root.putObject("columns").putObject(TrackSchema.GEOMETRY);
        // No "crs": that means longitude and latitude, OGC:CRS84.
        column.put("encoding", "WKB");
        if (bounds.isEmpty()) {
            column.putArray("geometry_types");
        } else {
            column.putArray("geometry_types").add("Point");
            column.putArray("bbox")
                    .add(bounds.west())
                    .add(bounds.south())
                    .add(bounds.east())
                    .add(bounds.north());
        }
        ObjectNode covering = column.putObject("covering").putObject("bbox");
        for (String edge : TrackSchema.EDGES) {
            covering.putArray(edge).add(TrackSchema.BBOX).add(edge);
        }
        return text(root);
    }

    /** Says who wrote the file and what its coordinates are; holds nothing that differs from run to run. */
    static String own() {
        String version = Optional.ofNullable(FooterDocuments.class.getPackage().getImplementationVersion())
                .orElse("development");
        return text(JSON.createObjectNode()
                .put("version", version)
                .put(
                        "crs",
                        "Longitude and latitude are the granule's own, untransformed (an ITRF realization),"
                                + " and labelled OGC:CRS84."));
    }

    private static String text(ObjectNode document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
