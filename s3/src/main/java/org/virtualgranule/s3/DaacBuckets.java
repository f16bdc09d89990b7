package org.virtualgranule.s3;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where temporary credentials for the buckets of NASA's archives are had.
 *
 * @param endpoints {@code s3credentials} address by bucket
 */
record DaacBuckets(Map<String, URI> endpoints) {
    /** Copies the map. */
    DaacBuckets {
        endpoints = Map.copyOf(endpoints);
    }

    /** Those in {@code daac-buckets.json}: by address, the buckets that it is for. */
    static DaacBuckets known() {
        try (InputStream in = DaacBuckets.class.getResourceAsStream("daac-buckets.json")) {
            Map<String, List<String>> buckets = new JsonMapper().readValue(in, new TypeReference<>() {});
            Map<String, URI> endpoints = new HashMap<>();
            buckets.forEach((endpoint, names) -> names.forEach(name -> endpoints.put(name, URI.create(endpoint))));
            return new DaacBuckets(endpoints);
        } catch (IOException e) {
            throw new UncheckedIOException("daac-buckets.json cannot be read", e);
        }
    }

    Optional<URI> credentialsOf(String bucket) {
        return Optional.ofNullable(endpoints.get(bucket));
    }
}
