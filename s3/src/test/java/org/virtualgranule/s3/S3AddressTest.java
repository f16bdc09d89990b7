package org.virtualgranule.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.zarr.bytes.Locations;

class S3AddressTest {
    /** The address of an object, every character of its key escaped that may be. */
    static URI address(String bucket, String key) {
        String escaped = URLEncoder.encode(key, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
        return URI.create("s3://" + bucket + "/" + escaped);
    }

    @ParameterizedTest
    @CsvSource({
        "s3://bucket/a.h5, bucket, a.h5",
        "S3://bucket/a/b.h5, bucket, a/b.h5",
        "s3://my_bucket/a.h5, my_bucket, a.h5",
        "s3://My.Old-Bucket_/a.h5, My.Old-Bucket_, a.h5",
        "s3://bucket/a b.h5, bucket, a b.h5",
        "s3://bucket/a%20b.h5, bucket, a b.h5",
        "s3://bucket/a+b.h5, bucket, a+b.h5",
        "s3://bucket/a%2Bb.h5, bucket, a+b.h5",
        "s3://bucket/a%2520b.h5, bucket, a%20b.h5",
        "s3://bucket/a%3Fb%23c.h5, bucket, a?b#c.h5",
        "s3://bucket/ü%C3%BC.h5, bucket, üü.h5",
        "s3://bucket//a//b/, bucket, /a//b/",
        "s3://bucket/a/../b/./c.h5, bucket, a/../b/./c.h5",
    })
    void anAddressNamesABucketAndAKey(String text, String bucket, String key) {
        assertThat(S3Address.of(Locations.parse(text))).isEqualTo(new S3Address(bucket, key));
        assertThat(S3Address.of(address(bucket, key))).isEqualTo(new S3Address(bucket, key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:///a.h5",
                "s3:/a.h5",
                "s3://bucket",
                "s3://bucket/",
                "s3://id:secret@bucket/a.h5",
                "s3://bucket:9000/a.h5",
                "s3://secret@/a.h5",
                "s3://b%75cket/a.h5",
                "s3://bücket/a.h5",
                "s3://../a.h5",
                "s3://bucket/a.h5?token=secret",
                "s3://bucket/a.h5?",
                "s3://bucket/a.h5#secret",
                "s3://bucket/a%FF.h5",
                "https://bucket/a.h5",
                "s3:bucket",
                "bucket/a.h5",
            })
    void whatNamesNoObjectIsTheCallersMistakeAndTellsNoSecret(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> S3Address.of(URI.create(text)))
                .withMessageStartingWith("no address of an S3 object: \"")
                .withMessageNotContaining("secret")
                .withNoCause();
    }
}
