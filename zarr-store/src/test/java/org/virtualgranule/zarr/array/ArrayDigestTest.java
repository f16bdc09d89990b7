package org.virtualgranule.zarr.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualgranule.zarr.ArraySpec;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.manifest.ZarrType;

/** Digests made with Python's hashlib of {@code numpy.ndarray.astype('<…').tobytes()}, numpy 2.4. */
class ArrayDigestTest {
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(2);
    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @AfterAll
    static void stop() {
        THREADS.shutdown();
    }

    private static String digest(MemoryGranule granule) {
        return ArrayDigest.of(new GranuleArray(granule.entry("/a"), new ChunkReader(granule.source(), THREADS)));
    }

    @ParameterizedTest
    @CsvSource({
        "INT8, 3489226e50da2d17079600c839b8dcca0834aec77d6f031c25f64e8c564d7c06",
        "UINT8, f7b9ea70c842c18c6b02762428e8c2d35eece4396cfc47f4eb58703243dbdba7",
        "INT16, 3b6a531224bcbb6a0123b2176034c0b400ad7c87eb12ead7ef880085be68022c",
        "UINT16, 3915d91190d236bb8ce3564e90ed12c1b3ddeb0b7bc058363002010be6955373",
        "INT32, ae73fbd99dd60a4a7316dedd187fa873f0cf61509455fa790798785ca3b8f9f4",
        "UINT32, 64c79e0c169365efbc1ccb6027e027c586eecb377fa6c930290d62e500574c1c",
        "INT64, d4dc4b7d9ebc3fd47a11e3cb433afd2c8d07a830c2a91dc7344ea29a3c51b581",
        "UINT64, 568f86bc9217c67651870b23e8fa48fbced718a97fdbed080b87310fe5b62b23",
        "FLOAT32, 5b6e25374b6ceaa3d7cc7e7fd424dbb3889ffc8412c0fd2bf533686449a59269",
        "FLOAT64, b410ef74835130895194f4e6f0326e1fd7f64a304317d6407f2f914ab5c01599"
    })
    void everyTypeIsDigestedAsLittleEndianRowsWhateverItsOrderAndChunks(ZarrType type, String sha256) {
        for (List<Integer> chunk : List.of(List.of(7, 5), List.of(3, 2), List.of(1, 9), List.of(8, 1))) {
            for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
                ArraySpec spec = ArraySpec.of("a", type, List.of(7, 5), chunk).withOrder(order);
                assertThat(digest(new MemoryGranule().array(spec))).isEqualTo(sha256);
            }
        }
    }

    @Test
    void aScalarIsOneValueAndAnEmptyArrayNone() {
        assertThat(digest(new MemoryGranule().array(ArraySpec.of("a", ZarrType.INT16, List.of(), List.of()))))
                .isEqualTo("e999dea0355a211be2d3d23beabaf3981a8347b0884dbc955b565dc8aad937c9");
        assertThat(digest(new MemoryGranule().array(ArraySpec.of("a", ZarrType.INT16, List.of(0, 3), List.of(2, 2)))))
                .isEqualTo(NOTHING);
    }

    @Test
    void textsAreDigestedWithoutPaddingAndWithANul() {
        String text = "<String name=\"a\"><Dim size=\"3\"/>"
                + "<dmrpp:FixedLengthStringArray string_length=\"3\" pad=\"null_pad\"/>"
                + "<dmrpp:compact>YWIAAAAAw7wA</dmrpp:compact></String>";
        assertThat(digest(new MemoryGranule().xml(text)))
                .isEqualTo("b4f432d6f5cab44c4cffda6f24ba4f9122ac64589919f182bcef25a663de7df5");
    }
}
