package org.virtualgranule.it.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.zarr.array.ArrayDigest;
import org.virtualgranule.zarr.array.GranuleArray;

/**
 * What h5py and pyhdf read: the corpus's own {@code *.expected.json}, and {@code digests.json} for compounds, HDF4 and
 * the like, which {@code oracles/conformance_digests.py} makes.
 */
final class Digests {
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode added;

    Digests() {
        try (InputStream in = Digests.class.getResourceAsStream("/conformance/digests.json")) {
            added = JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A dataset as an outside reader found it.
     *
     * @param text type, shape and digest
     */
    record Digest(String text) {
        static Digest of(GranuleArray array) {
            return new Digest(array.metadata().element().type().zarrName()
                    + array.shape().toString().replace(" ", "") + " " + ArrayDigest.of(array));
        }

        static Digest of(String type, List<Long> shape, ByteBuffer values) {
            try {
                MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
                sha256.update(values);
                return new Digest(type + shape.toString().replace(" ", "") + " "
                        + HexFormat.of().formatHex(sha256.digest()));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        private static Digest of(JsonNode dataset) {
            return new Digest(dataset.get("dtype").asText() + dataset.get("shape") + " "
                    + dataset.path("sha256").asText());
        }
    }

    /**
     * Finds a dataset.
     *
     * @param file a data file or side file
     * @param path the dataset's path in it
     * @return what is there; empty if there is no such dataset, or none that the oracles could read
     */
    Optional<Digest> find(Path file, String path) {
        JsonNode ours = added.path(Corpus.relative(file)).path(path);
        if (!ours.isMissingNode()) {
            return Optional.of(Digest.of(ours));
        }
        Path expected = file.resolveSibling(file.getFileName() + ".expected.json");
        if (!Files.exists(expected)) {
            return Optional.empty();
        }
        try {
            JsonNode dataset = JSON.readTree(expected.toFile()).path("datasets").path(path);
            return dataset.has("sha256") ? Optional.of(Digest.of(dataset)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
