package org.virtualgranule.reader.refs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the files of kerchunk's Parquet layout; that fsspec reads them is for others to say. */
class KerchunkParquetTest {
    private static final String DATA = "file:///d/a.h5";

    @TempDir
    private Path folder;

    private Path exported(String content) {
        Path out = folder.resolve("refs");
        Exported.write(RefsFormat.KERCHUNK_PARQUET, out, content, DATA);
        return out;
    }

    /** Chunks of 16 MiB, of which one was written. */
    private static String nearlyEmpty(long chunks, long written, String missing) {
        long elements = 1 << 22;
        return "<Float32 name=\"a\"><Dim size=\"" + chunks * elements + "\"/>"
                + "<Attribute name=\"_FillValue\" type=\"Float32\"><Value>" + missing + "</Value></Attribute>"
                + "<dmrpp:chunks fillValue=\"-1\" byteOrder=\"LE\"><dmrpp:chunkDimensionSizes>" + elements
                + "</dmrpp:chunkDimensionSizes><dmrpp:chunk offset=\"10\" nBytes=\"" + 4 * elements
                + "\" chunkPositionInArray=\"[" + written * elements + "]\"/></dmrpp:chunks></Float32>";
    }

    @Test
    void chunksThatWereNeverWrittenTakeNoBytesWhereTheyReadAsTheFillValue() throws IOException {
        Path out = exported(nearlyEmpty(300_000, 150_000, "-1"));
        assertThat(out.resolve("a")).isDirectoryContaining("glob:**/refs.1.parq");
        assertThat(out.resolve("a/refs.0.parq")).doesNotExist();
        assertThat(out.resolve("a/refs.2.parq")).doesNotExist();
        assertThat(Files.size(out.resolve("a/refs.1.parq"))).isLessThan(10_000);
    }
}
