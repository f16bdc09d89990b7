package org.virtualgranule.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.Version;

/** Parts of values. */
class RangesTest {
    private final SampleStore sample = new SampleStore();
    private final Served served = Served.of(sample.store);

    @AfterEach
    void stop() {
        served.close();
    }

    private static String range(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Content-Range").orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"v1\""})
    void everyRangeIsThatPartOfTheWhole(String version) {
        sample.source.withVersion(new Version(version, ""));
        Random random = new Random(3);
        for (String key : List.of("plain/c/1", "packed/c/0/1", "masked/c/3", "inline/c/0", "text/c/0", "g/zarr.json")) {
            String path = SampleStore.path(key);
            HttpResponse<byte[]> all = served.get(path);
            int size = all.body().length;
            for (int i = 0; i < 60; i++) {
                int first = random.nextInt(size);
                int last = first + random.nextInt(size + 5);
                int kind = random.nextInt(3);
                String header =
                        "bytes=" + (kind == 0 ? first + "-" + last : kind == 1 ? first + "-" : "-" + (last + 1));
                int from = kind == 2 ? Math.max(0, size - last - 1) : first;
                int to = kind == 0 ? Math.min(size, last + 1) : size;
                HttpResponse<byte[]> part = served.get(path, "Range", header);
                assertThat(part.statusCode()).as(key + " " + header).isEqualTo(206);
                assertThat(part.body()).isEqualTo(Arrays.copyOfRange(all.body(), from, to));
                assertThat(range(part)).isEqualTo("bytes " + from + "-" + (to - 1) + "/" + size);
                assertThat(part.headers().firstValueAsLong("Content-Length")).hasValue(to - from);
                assertThat(part.headers().firstValue("ETag"))
                        .isEqualTo(all.headers().firstValue("ETag"));
            }
        }
    }

    @Test
    void onlyThePartOfAStoredChunkIsAskedOfTheOrigin() {
        sample.source.withVersion(new Version("\"v1\"", ""));
        served.get("/a.h5/plain/c/1", "Range", "bytes=-8");
        served.get("/a.h5/plain/c/1", "Range", "bytes=4-7");
        assertThat(sample.source.asked()).containsExactly(new ByteRange(50 + 72, 8), new ByteRange(50 + 44, 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=5-4",
                "bytes=",
                "bytes=-",
                "bytes=a-b",
                "bytes=1-2x",
                "bytes 1-2",
                "bytes=1--2",
                "bytes=0x1-2",
                "bytes=+1-2",
                "bytes=1-2,4-5",
                "bytes=-1,-2",
                "items=1-2",
                "=1-2",
                "\u00bd",
                "bytes=18446744073709551617-3"
            })
    void whatIsNoRangeOrSeveralIsAnsweredWithTheWhole(String header) throws Exception {
        String answer = served.raw("GET /a.h5/plain/c/1 HTTP/1.1\r\nRange: " + header);
        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("\r\nContent-Length: 40\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=40-, 416, bytes */40",
        "bytes=40-50, 416, bytes */40",
        "bytes=99999999999999999999-, 416, bytes */40",
        "bytes=-0, 416, bytes */40",
        "BYTES= 0-0 , 206, bytes 0-0/40",
        "bytes=0-99999999999999999999, 206, bytes 0-39/40",
        "bytes=-99999999999999999999, 206, bytes 0-39/40",
        "bytes=0000000000000000000000000000001-2, 206, bytes 1-2/40"
    })
    void rangesAtAndBehindTheEnd(String header, int status, String contentRange) {
        HttpResponse<byte[]> answer = served.get("/a.h5/plain/c/1", "Range", header);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(range(answer)).isEqualTo(contentRange);
        if (status == 416) {
            assertThat(Served.text(answer)).isEqualTo("the value has no such bytes\n");
            assertThat(answer.headers().firstValue("ETag")).isEmpty();
        }
    }
}
