package org.virtualgranule.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what a reader must get from each dataset: shape, type, and a digest of what {@code H5Dread} gave. */
final class ExpectedWriter {
    private ExpectedWriter() {}

    static void write(StoredGroup root, Path granule, Path expected) throws IOException {
        Map<String, Object> datasets = new LinkedHashMap<>();
        root.allDatasets().forEach(dataset -> datasets.put(dataset.path(), facts(dataset)));
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("file", granule.getFileName().toString());
        content.put("datasets", datasets);
        JsonFile.write(expected, content);
    }

    private static Map<String, Object> facts(StoredDataset dataset) {
        List<Long> shape =
                dataset.dimensions().stream().map(SampleDimension::size).toList();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("shape", shape);
        facts.put("dtype", dataset.values().type().numpyName());
        facts.put("sha256", digest(dataset.values()));
        return facts;
    }

    /** Numbers: of the little-endian bytes. Strings: of each one without padding, followed by one NUL. */
    private static String digest(Values values) {
        MessageDigest digest = sha256();
        if (values.type().isString()) {
            for (int index = 0; index < values.count(); index++) {
                digest.update(values.string(index).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
        } else {
            digest.update(values.toBytes());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
