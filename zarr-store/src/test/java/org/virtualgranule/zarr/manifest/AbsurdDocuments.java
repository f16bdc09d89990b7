package org.virtualgranule.zarr.manifest;

import java.util.Random;

/** Puts documents together from names, numbers and words that are wrong, or in the wrong place. */
final class AbsurdDocuments {
    private static final String[] TYPES =
            pool("Byte|Int8|Int16|UInt32|Int64|UInt64|Float32|Float64|String|URL|Enum|Structure|Opaque|"
                    + "Float16|Group|Group|Attribute|Dimension|Enumeration");
    private static final String[] NAMES =
            pool("v|w|g|| |/|//|a/b|/g/v|..|FakeDim0|g_v|HDF5_GLOBAL|a&#10;b|zarr.json|\u00e9");
    private static final String[] NUMBERS = pool("0|1|2|10|-1|+3| 4 ||x|1.5|1e999999999|2147483648|9223372036854775807|"
            + "9223372036854775808|3.40282e+38|nan|-inf|-0|\u0663|5 5|[0]|[2,0]|[0,0]|10 20");
    private static final String[] WORDS = pool("LE|BE|UNKNOWN|shuffle deflate|deflate deflate fletcher32|shuffle|szip|"
            + "unsupported-string|OPeNDAP_DMRpp_DATA_ACCESS_URL|OPeNDAP_X|b.h5|../b|https://h/x?y=1|"
            + "file:///etc/passwd|space_pad|true|Container|Int32|Float64|/g/v|/g|g_v v|QUJD|"
            + "AAAAAAAAAAA=|!!|eJwDAAAAAAE=");
    private static final String[] KEYS =
            pool("offset|nBytes|chunkPositionInArray|fm|href|fillValue|byteOrder|compressionType|"
                    + "deflateLevel|LBChunk|string_length|pad|size|enum|basetype|type|value|structOffset");
    private static final String[] PARTS =
            pool("Dim|Dim|dmrpp:chunks|dmrpp:chunks|dmrpp:chunk|dmrpp:block|dmrpp:chunkDimensionSizes|"
                    + "dmrpp:compact|dmrpp:missingdata|dmrpp:vlsa|dmrpp:FixedLengthStringArray|Value|"
                    + "EnumConst|Map|Attribute");
    private static final String[] ATTRIBUTE_NAMES = pool("fullnamepath|origname|coordinates|_FillValue|CLASS");

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

    /** The document of this number, always the same. */
    String document(int seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        text.setLength(0);
        text.append("<Dataset")
                .append(random.nextBoolean() ? " dmrpp:version=\"3\"" : "")
                .append('>');
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            element(0);
        }
        return text.append("</Dataset>").toString();
    }

    private static String[] pool(String words) {
        return words.split("[|]", -1);
    }
}
