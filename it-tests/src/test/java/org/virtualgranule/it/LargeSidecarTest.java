package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.parser.DmrppParser;

/** A sidecar of 40 MB, nearly all chunks, is parsed in a JVM whose heap has little more room than the model needs. */
class LargeSidecarTest {
    private static final int CHUNKS = 400_000;

    /** Bytes that a chunk of three dimensions may keep. */
    private static final int KEPT = 48;

    /** Megabytes beyond the model, those of the JVM and the XML parser included. */
    private static final int WORKING = 8;

    /** What the JVM runs: parses, and prints how many chunks there are. */
    public static void main(String[] arguments) {
        Granule granule = DmrppParser.parse(new Document(), "large.dmrpp");
        Storage.Chunked chunked =
                (Storage.Chunked) granule.root().variables().get(0).storage();
        System.out.println(chunked.chunks().size() + " " + chunked.chunks().chunk(CHUNKS - 1));
    }

    @Test
    void aHeapOfTheModelAndALittleMoreIsEnough() throws IOException, InterruptedException {
        int megabytes = CHUNKS * KEPT / 1_000_000 + WORKING;
        Process process = new ProcessBuilder(List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx" + megabytes + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeSidecarTest.class.getName()))
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(out.strip())
                .isEqualTo(CHUNKS + " Chunk[origin=[399999, 0, 0], offset=3999990000, length=8000, filterMask=0,"
                        + " href=Optional.empty]");
    }

    /** The document, made while it is read: it never is in memory. */
    private static final class Document extends InputStream {
        private byte[] part = ("<Dataset name=\"large\"><Int16 name=\"v\"><Dim size=\"400000\"/><Dim size=\"40\"/>"
                        + "<Dim size=\"100\"/><dmrpp:chunks><dmrpp:chunkDimensionSizes>1 40 100</dmrpp:chunkDimensionSizes>")
                .getBytes(StandardCharsets.US_ASCII);
        private int at;
        private long next;

        @Override
        public int read(byte[] buffer, int from, int length) {
            if (at == part.length && !advance()) {
                return -1;
            }
            int count = Math.min(length, part.length - at);
            System.arraycopy(part, at, buffer, from, count);
            at += count;
            return count;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        private boolean advance() {
            at = 0;
            if (next < CHUNKS) {
                part = ("            <dmrpp:chunk offset=\"" + next * 10_000
                                + "\" nBytes=\"8000\" chunkPositionInArray=\"[" + next + ",0,0]\"/>\n")
                        .getBytes(StandardCharsets.US_ASCII);
                next++;
                return true;
            }
            part = next++ == CHUNKS
                    ? "</dmrpp:chunks></Int16></Dataset>".getBytes(StandardCharsets.US_ASCII)
                    : new byte[0];
            return part.length > 0;
        }
    }
}
