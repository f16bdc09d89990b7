package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.GranuleException;

/**
 * Documents put together from absurd parts: each becomes a manifest whose {@code zarr.json} can be written. What is
 * wrong with a variable is in its reason, never an exception.
 */
class AbsurdDocumentTest {
    private static final int DOCUMENTS = Integer.getInteger("absurdDocuments", 3000);

    private static final String[] TYPES = {
        "Byte",
        "Int8",
        "Int16",
        "UInt32",
        "Int64",
        "UInt64",
        "Float32",
        "Float64",
        "String",
        "URL",
        "Enum",
        "Structure",
        "Opaque",
        "Float16",
        "Group",
        "Group",
        "Attribute",
        "Dimension",
        "Enumeration"
    };
    private static final String[] NAMES = {
        "v",
        "w",
        "g",
        "",
        " ",
        "/",
        "//",
        "a/b",
        "/g/v",
        "..",
        "FakeDim0",
        "g_v",
        "HDF5_GLOBAL",
        "a&#10;b",
        "zarr.json",
        "\u00e9"
    };
    private static final String[] NUMBERS = {
        "0",
        "1",
        "2",
        "10",
        "-1",
        "+3",
        " 4 ",
        "",
        "x",
        "1.5",
        "1e999999999",
        "2147483648",
        "9223372036854775807",
        "9223372036854775808",
        "3.40282e+38",
        "nan",
        "-inf",
        "-0",
        "\u0663",
        "5 5",
        "[0]",
        "[2,0]",
        "[0,0]",
        "10 20"
    };
    private static final String[] WORDS = {
        "LE",
        "BE",
        "UNKNOWN",
        "shuffle deflate",
        "deflate deflate fletcher32",
        "shuffle",
        "szip",
        "unsupported-string",
        "OPeNDAP_DMRpp_DATA_ACCESS_URL",
        "OPeNDAP_X",
        "b.h5",
        "../b",
        "https://h/x?y=1",
        "file:///etc/passwd",
        "space_pad",
        "true",
        "Container",
        "Int32",
        "Float64",
        "/g/v",
        "/g",
        "g_v v",
        "QUJD",
        "AAAAAAAAAAA=",
        "!!",
        "eJwDAAAAAAE="
    };
    private static final String[] KEYS = {
        "offset",
        "nBytes",
        "chunkPositionInArray",
        "fm",
        "href",
        "fillValue",
        "byteOrder",
        "compressionType",
        "deflateLevel",
        "LBChunk",
        "string_length",
        "pad",
        "size",
        "enum",
        "basetype",
        "type",
        "value",
        "structOffset"
    };
    private static final String[] PARTS = {
        "Dim", "Dim", "dmrpp:chunks", "dmrpp:chunks", "dmrpp:chunk", "dmrpp:block", "dmrpp:chunkDimensionSizes",
        "dmrpp:compact", "dmrpp:missingdata", "dmrpp:vlsa", "dmrpp:FixedLengthStringArray", "Value", "EnumConst", "Map",
        "Attribute"
    };
    private static final String[] ATTRIBUTE_NAMES = {"fullnamepath", "origname", "coordinates", "_FillValue", "CLASS"};

    private final StringBuilder text = new StringBuilder();
    private Random random = new Random(0);

    private String any(String... pool) {
        return pool[random.nextInt(pool.length)];
    }

    private String value() {
        return random.nextInt(3) > 0 ? any(NUMBERS) : any(WORDS);
    }

    private void element(int depth) {
        boolean inner = depth > 0 && random.nextInt(4) > 0;
        String element = inner ? any(PARTS) : any(TYPES);
        text.append('<').append(element);
        if (!element.startsWith("dmrpp:") && random.nextInt(8) > 0) {
            String name = element.equals("Attribute") && random.nextBoolean() ? any(ATTRIBUTE_NAMES) : any(NAMES);
            text.append(" name=\"").append(name).append('"');
        }
        for (String key : KEYS) {
            if (random.nextInt(4) == 0) {
                text.append(' ').append(key).append("=\"").append(value()).append('"');
            }
        }
        text.append('>');
        boolean isText = element.matches("Value|dmrpp:(compact|missingdata|chunkDimensionSizes)");
        if (isText) {
            text.append(value());
        } else if (depth < 5) {
            for (int i = random.nextInt(5); i > 0; i--) {
                element(depth + 1);
            }
        }
        text.append("</").append(element).append('>');
    }

    private String document(int seed) {
        random = new Random(seed);
        text.setLength(0);
        text.append("<Dataset")
                .append(random.nextBoolean() ? " dmrpp:version=\"3\"" : "")
                .append('>');
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            element(0);
        }
        return text.append("</Dataset>").toString();
    }

    @Test
    void everyDocumentBecomesAManifest() {
        int arrays = 0;
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            String document = document(seed);
            try {
                Manifest manifest = Manifests.build(document.getBytes(StandardCharsets.UTF_8));
                manifest.groups().values().forEach(group -> assertThat(ZarrJson.of(group))
                        .isNotNull());
                manifest.arrays().values().forEach(array -> assertThat(ZarrJson.of(array))
                        .isNotNull());
                manifest.arrays().values().forEach(array -> assertThat(array.chunkBytes())
                        .isNotNegative());
                arrays += manifest.arrays().size();
            } catch (GranuleException e) {
                assertThat(e.getMessage()).hasLineCount(1);
            } catch (RuntimeException e) {
                fail("document " + seed + ": " + document, e);
            }
        }
        assertThat(arrays).as("arrays that were mapped").isGreaterThan(DOCUMENTS / 4);
    }
}
