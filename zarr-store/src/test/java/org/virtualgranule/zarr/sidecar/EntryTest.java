package org.virtualgranule.zarr.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.packed.PackedGranule;
import org.virtualgranule.zarr.bytes.Version;

class EntryTest {
    private static final EntryName NAME = EntryName.of(FakeServer.ADDRESS).orElseThrow();
    private static final Version VERSION = new Version("W/\"a\"", "Mon, 16 Nov 2026 00:00:00 GMT");
    private static final Granule GRANULE = Sidecar.read(new FakeServer().with("one"), FakeServer.ADDRESS);
    private static final byte[] BYTES = bytes();

    private static byte[] bytes() {
        ByteBuffer bytes = new Entry(VERSION, PackedGranule.of(GRANULE).orElseThrow()).bytes(NAME);
        return Arrays.copyOf(bytes.array(), bytes.remaining());
    }

    @Test
    void anEntryComesBack() {
        Entry entry = Entry.of(ByteBuffer.wrap(BYTES), NAME).orElseThrow();

        assertThat(entry.version()).isEqualTo(VERSION);
        assertThat(entry.granule().unpack()).contains(GRANULE);
    }

    @Test
    void noChangeOfAnyByteGoesUnnoticed() {
        for (int at = 0; at < BYTES.length; at++) {
            for (int change : new int[] {1, 0x80, 0xFF}) {
                byte[] damaged = BYTES.clone();
                damaged[at] ^= (byte) change;
                assertThat(Entry.of(ByteBuffer.wrap(damaged), NAME))
                        .as("byte %d changed by %d", at, change)
                        .isEmpty();
            }
        }
    }

    @Test
    void anEntryThatIsCutOffIsNone() {
        for (int length = 0; length < BYTES.length; length++) {
            assertThat(Entry.of(ByteBuffer.wrap(BYTES, 0, length), NAME)).isEmpty();
        }
    }

    @Test
    void anEntryOfAnotherAddressIsNone() {
        EntryName other = EntryName.of(URI.create("https://host/b.h5.dmrpp")).orElseThrow();
        assertThat(Entry.of(ByteBuffer.wrap(BYTES), NAME)).isPresent();
        assertThat(Entry.of(ByteBuffer.wrap(BYTES), other)).isEmpty();
    }
}
