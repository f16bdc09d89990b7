package org.virtualgranule.it.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/** Names and values to put into documents: those that are known, and those that writers and attackers come up with. */
final class XmlWords {
    private static final String[] ELEMENTS =
            pool("Group|Dimension|Dim|Enumeration|EnumConst|Attribute|Value|Map|OtherXML|"
                    + "Byte|Char|Int8|UInt8|Int16|UInt16|Int32|UInt32|Int64|UInt64|Float32|Float64|String|URL|Url|Enum|Structure|"
                    + "Sequence|Opaque|Float128|dmrpp:chunks|dmrpp:chunkDimensionSizes|dmrpp:chunk|dmrpp:block|dmrpp:compact|"
                    + "dmrpp:missingdata|dmrpp:FixedLengthStringArray|dmrpp:vlsa|v|dmrpp:specialstructuredata|h4:chunks|"
                    + "h4:chunkDimensionSizes|h4:byteStream|Dataset");
    private static final String[] ATTRIBUTES = pool("name|size|type|value|enum|basetype|offset|nBytes|"
            + "chunkPositionInArray|fm|href|dmrpp:href|dmrpp:version|compressionType|deflateLevel|deflate_level|byteOrder|"
            + "fillValue|LBChunk|LinkedBlockIndex|structOffset|DIO|string_length|pad|c|s|dmrpp:trust|xml:base");
    private static final String[] NAMES = pool("fullnamepath|origname|_FillValue|coordinates|HDF5_GLOBAL|NC_GLOBAL|"
            + "build_dmrpp_metadata|configuration|CLASS|NAME|DODS_EXTRA|Unlimited_Dimension|FakeDim0|phony_dim_3|zarr.json|"
            + "c|0|.|..|/|//|/a/b|a/b|/a|/x|x|a|v|é|a&b| |\u0000|\uffff|a\nb");
    private static final String[] NUMBERS = pool("0|1|2|3|4|7|8|16|31|32|255|256|65535|65536|1000000|67108864|67108865|"
            + "268435456|268435457|2147483639|2147483647|2147483648|4294967295|4294967296|4611686018427387904|"
            + "9223372036854775807|9223372036854775808|18446744073709551615|-1|-2147483648|-9223372036854775808|+1| 1 |01|"
            + "1.0|1e3|1e999999999|1e-999999999|3.40282e+38|9.96921e+36|-nan|nan|inf|-Infinity|-0|0x10|1_000|٣||[]|[0]|"
            + "[0,0]|[1,2,3]|[9223372036854775807,9223372036854775807]|1 1|2,2|0 0 0|100000 100000 100000");
    private static final String[] WORDS =
            pool("LE|BE|UNKNOWN|shuffle|deflate|fletcher32|shuffle deflate|deflate shuffle|"
                    + "deflate deflate|shuffle deflate deflate fletcher32|fletcher32 shuffle deflate|szip|nbit|"
                    + "unsupported-string|unsupported-variable-length-string|unsupported-array|OPeNDAP_DMRpp_DATA_ACCESS_URL|"
                    + "OPeNDAP_DMRpp_MISSING_DATA_ACCESS_URL|OPeNDAP_DMRpp_SC_DATA_ACCESS_URL|OPeNDAP_X|b.h5|../b.h5|a b.h5|%|"
                    + "https://example.com/x.h5?token=y|http://127.0.0.1/|http://u:p@h/x|file:///etc/hostname|file:x|mailto:a|"
                    + "http:///|https://[::1]/|null_term|null_pad|space_pad|true|off|Container|String|Int32|Float64|"
                    + "H5.EnableCF=true|3.21.0-451|QUJD|AAAAAAAAAAA=|eJwDAAAAAAE=|eJxjYGBgAAAABAAB|QQ==|!!|*");

    private XmlWords() {}

    static String element(FuzzedDataProvider data) {
        return data.pickValue(ELEMENTS);
    }

    static String attribute(FuzzedDataProvider data) {
        return data.pickValue(ATTRIBUTES);
    }

    /** Any value for an attribute or a text. */
    static String value(FuzzedDataProvider data) {
        return switch (data.consumeInt(0, 7)) {
            case 0, 1, 2 -> data.pickValue(NUMBERS);
            case 3, 4 -> data.pickValue(WORDS);
            case 5 -> data.pickValue(NAMES);
            case 6 -> Long.toString(data.consumeLong());
            default -> data.consumeString(30);
        };
    }

    private static String[] pool(String words) {
        return words.split("[|]", -1);
    }
}
