package org.virtualgranule.dmrpp.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Group;

class PackedGranuleTest {
    private static final byte[] PACKED = bytes(Granules.full());

    @Test
    void everythingThatTheModelCanSayComesBack() {
        assertThat(unpacked(PACKED)).contains(Granules.full());
    }

    @Test
    void theBufferMayLieAnywhereInAnother() {
        ByteBuffer around = ByteBuffer.allocate(PACKED.length + 9).order(ByteOrder.LITTLE_ENDIAN);
        around.position(5).put(PACKED).flip().position(5);

        assertThat(PackedGranule.of(around).flatMap(PackedGranule::unpack)).contains(Granules.full());
        assertThat(around.position()).isEqualTo(5);
    }

    @Test
    void theSameGranuleAlwaysGivesTheSameBytes() {
        assertThat(bytes(Granules.full())).isEqualTo(PACKED);
    }

    @Test
    void noChangeOfAnyByteGoesUnnoticed() {
        for (int at = 0; at < PACKED.length; at++) {
            for (int change : new int[] {1, 0x80, 0xFF}) {
                byte[] damaged = PACKED.clone();
                damaged[at] ^= (byte) change;
                assertThat(PackedGranule.of(ByteBuffer.wrap(damaged)))
                        .as("byte %d changed by %d", at, change)
                        .isEmpty();
            }
        }
    }

    @Test
    void bytesThatAreCutOffOrTooManyAreNoGranule() {
        for (int length = 0; length < PACKED.length; length++) {
            assertThat(unpacked(Arrays.copyOf(PACKED, length))).isEmpty();
        }
        assertThat(unpacked(Arrays.copyOf(PACKED, PACKED.length + 1))).isEmpty();
    }

    @Test
    void anotherBuildOfTheLibraryIsNotBelievedThoughItsChecksumIsRight() {
        byte[] other = PACKED.clone();
        other[2 * Integer.BYTES]++;

        assertThat(PackedGranule.of(ByteBuffer.wrap(signed(other)))).isEmpty();
        assertThat(unpacked(signed(PACKED.clone()))).contains(Granules.full());
    }

    @Test
    void aStatedSizeIsNotBelievedBeyondWhatTheBytesCanHold() {
        for (int size : new int[] {Integer.MAX_VALUE, -1, 0, 1 << 26, 5000}) {
            byte[] other = PACKED.clone();
            ByteBuffer.wrap(other).putInt(2 * Integer.BYTES + Build.SIZE, size);

            assertThat(PackedGranule.of(ByteBuffer.wrap(signed(other)))).isPresent();
            assertThat(unpacked(signed(other))).as("size %d", size).isEmpty();
        }
    }

    @Test
    void aGranuleThatIsTooLargeIsNotPacked() {
        Group root = new Group("n".repeat((1 << 26) + 1), List.of(), List.of(), List.of(), List.of(), List.of());

        assertThat(PackedGranule.of(
                        new Granule("a", Optional.empty(), Optional.empty(), Optional.empty(), root, List.of())))
                .isEmpty();
    }

    private static byte[] bytes(Granule granule) {
        ByteBuffer bytes = PackedGranule.of(granule).orElseThrow().bytes();
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        return all;
    }

    private static Optional<Granule> unpacked(byte[] bytes) {
        return PackedGranule.of(ByteBuffer.wrap(bytes)).flatMap(PackedGranule::unpack);
    }

    /** Corrects the checksum at the end. */
    private static byte[] signed(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - Integer.BYTES);
        ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES, (int) crc.getValue());
        return bytes;
    }
}
