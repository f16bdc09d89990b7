package org.virtualgranule.reader.region;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;

/**
 * Polygons from GeoJSON, RFC 7946. Not by JTS's own GeoJsonReader: it rests on json-simple, unkept since 2012, and its
 * errors say neither which polygon nor why.
 */
final class GeoJsonPolygons {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final CheckedRings factory = new CheckedRings();
    private final List<Polygon> polygons = new ArrayList<>();

    private GeoJsonPolygons() {}

    /** Throws IllegalArgumentException if it is not GeoJSON, not in CRS84, or holds anything but polygons. */
    static List<Polygon> in(String text) {
        GeoJsonPolygons reader = new GeoJsonPolygons();
        try {
            reader.add(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            String what = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new IllegalArgumentException("not valid JSON" + where + ": " + what + "; correct it", e);
        }
        return reader.polygons;
    }

    private void add(JsonNode object) {
        GeoJsonCrs.check(object.path("crs"));
        String type = object.path("type").asText();
        switch (type) {
            case "FeatureCollection" -> array(object, "features").forEach(this::add);
            case "GeometryCollection" -> array(object, "geometries").forEach(this::add);
            case "Feature" -> addFeature(object);
            case "Polygon" -> addPolygon(array(object, "coordinates"));
            case "MultiPolygon" -> array(object, "coordinates").forEach(this::addPolygon);
            case "Point", "MultiPoint", "LineString", "MultiLineString" ->
                throw new IllegalArgumentException(
                        "a " + type + " has no area; only polygons can be used: take it out, or buffer it");
            default ->
                throw new IllegalArgumentException("\"type\" is " + object.path("type")
                        + ", which GeoJSON does not know; give a Feature, a FeatureCollection or a Polygon");
        }
    }

    private void addFeature(JsonNode feature) {
        if (!feature.path("geometry").isObject()) {
            throw new IllegalArgumentException(
                    "the feature after polygon " + polygons.size() + " has no geometry; take it out, or give it one");
        }
        add(feature.get("geometry"));
    }

    private static JsonNode array(JsonNode object, String member) {
        JsonNode array = object.path(member);
        if (!array.isArray()) {
            throw new IllegalArgumentException("a " + object.path("type").asText() + " has no array \"" + member
                    + "\"; see RFC 7946 for its form");
        }
        return array;
    }

    private void addPolygon(JsonNode rings) {
        List<LinearRing> made = new ArrayList<>();
        rings.forEach(ring -> made.add(factory.createLinearRing(points(ring))));
        polygons.add(
                made.isEmpty()
                        ? factory.createPolygon()
                        : factory.createPolygon(
                                made.get(0), made.subList(1, made.size()).toArray(new LinearRing[0])));
    }

    private PackedCoordinateSequence points(JsonNode ring) {
        double[] points = new double[2 * ring.size()];
        for (int i = 0; i < ring.size(); i++) {
            JsonNode position = ring.get(i);
            if (!position.path(0).isNumber() || !position.path(1).isNumber()) {
                throw new IllegalArgumentException("polygon " + (polygons.size() + 1) + " has " + position
                        + " where [longitude, latitude] should be; correct it");
            }
            points[2 * i] = position.get(0).doubleValue();
            points[2 * i + 1] = position.get(1).doubleValue();
        }
        return new PackedCoordinateSequence.Double(points, 2, 0);
    }
}
