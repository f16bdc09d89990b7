package org.virtualgranule.it.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Filters in any order, masks, types and chunks: a chunk is decoded to exactly its size, or refused. */
class ChunkDecoderFuzzTest {
    @FuzzTest(maxDuration = "12m")
    void aChunkIsDecodedToItsSizeOrRefused(FuzzedDataProvider data) {
        ChunkCase chunk = new ChunkCase(data);
        Limits.within(() -> new ChunkCheck(chunk).run());
    }
}
