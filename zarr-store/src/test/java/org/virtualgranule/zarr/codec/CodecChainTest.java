package org.virtualgranule.zarr.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecChainTest {
    private static CodecChain chain(String letters, int size) {
        return new CodecChain(letters.chars()
                .mapToObj(c -> c == 's' ? new Shuffle(size) : c == 'z' ? new Zlib(4) : (ChunkCodec) new Fletcher32())
                .toList());
    }

    /** Chunks made by libhdf5, see the file. */
    @ParameterizedTest
    @CsvFileSource(resources = "/libhdf5-chunks.csv")
    void chunksOfLibhdf5DecodeFromTheLastFilterToTheFirst(String filters, String hex) throws CodecException {
        ByteBuffer plain = chain(filters, 4).decode(Bytes.hex(hex), 0, 80).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 20; i++) {
            assertThat(plain.getInt(4 * i)).isEqualTo(1000 * i - 3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "z", "f", "szf", "fsz", "sfz", "zfs", "zz", "szz", "fszfzf"})
    void whateverIsEncodedComesBackWithEveryFilterMask(String filters) throws CodecException {
        Random random = new Random(filters.hashCode());
        for (int round = 0; round < 40; round++) {
            int size = 1 + random.nextInt(9);
            byte[] plain = Bytes.random(random.nextInt(3000), round);
            for (int mask = 0; mask < 1 << filters.length(); mask++) {
                StringBuilder applied = new StringBuilder();
                for (int i = 0; i < filters.length(); i++) {
                    applied.append((mask & 1 << i) == 0 ? filters.substring(i, i + 1) : "");
                }
                byte[] stored = Bytes.of(chain(applied.toString(), size).encode(ByteBuffer.wrap(plain)));
                ByteBuffer decoded = chain(filters, size).decode(Bytes.inTheMiddle(stored), mask, plain.length);
                assertThat(Bytes.of(decoded)).isEqualTo(plain);
            }
        }
    }

    @Test
    void aMasksHighestBitsStandForFiltersThatAreNotThere() throws CodecException {
        ByteBuffer stored = chain("z", 1).encode(ByteBuffer.allocate(9));
        assertThat(chain("z", 1).decode(stored, -2, 9).remaining()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz", "szz", "fszz"})
    void aChunkThatIsDeclaredAsDeflatedTwiceMayBeDeflatedOnce(String filters) throws CodecException {
        byte[] plain = Bytes.random(400, 1);
        ByteBuffer once = chain(filters.substring(0, filters.length() - 1), 4).encode(ByteBuffer.wrap(plain));
        assertThat(Bytes.of(chain(filters, 4).decode(once, 0, 400))).isEqualTo(plain);
        assertThatThrownBy(() -> chain(filters, 4).decode(once, 0, 404)).isInstanceOf(CodecException.class);
    }

    @Test
    void anythingButTheSizeIsAnErrorWithBothNumbers() {
        ByteBuffer stored = chain("sz", 4).encode(ByteBuffer.allocate(80));
        assertThatThrownBy(() -> chain("sz", 4).decode(stored, 0, 84))
                .isInstanceOf(CodecException.class)
                .hasMessage("84 bytes expected after decoding, 80 found");
        assertThatThrownBy(() -> chain("sz", 4).decode(stored, 0, 76))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("more than the 76 bytes");
        assertThatThrownBy(() -> chain("", 4).decode(stored, 0, 80))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("80 bytes expected");
    }

    @Test
    void aChunkOfUnknownSizeHasALimitOnly() throws CodecException {
        ByteBuffer stored = chain("zf", 1).encode(ByteBuffer.allocate(80));
        assertThat(chain("zf", 1).decodeUpTo(stored, 0, 100).remaining()).isEqualTo(80);
        assertThatThrownBy(() -> chain("zf", 1).decodeUpTo(stored, 0, 79)).isInstanceOf(CodecException.class);
    }

    @Test
    void aChunkThatNoArrayCanHoldWithItsChecksumIsAnError() {
        assertThatThrownBy(() -> chain("fz", 1).decode(ByteBuffer.allocate(9), 0, Integer.MAX_VALUE - 8))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("more than one array can hold");
    }

    @Test
    void itPrintsItsFiltersInTheOrderOfEncoding() {
        assertThat(chain("szf", 4)).hasToString("shuffle → zlib → fletcher32");
        assertThat(new CodecChain(List.of())).hasToString("");
    }
}
