package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.StaleSidecarException;

class CountingByteSourceTest extends FileByteSourceTest {
    private final CountingByteSource counting = new CountingByteSource(new FileByteSource());

    @Override
    protected ByteSource source() {
        return counting;
    }

    @Test
    void itCountsRequestsAndTheBytesThatCame() {
        counting.read(present(), new ByteRange(0, 10));
        counting.read(present(), new ByteRange(5, 20));
        assertThatThrownBy(() -> counting.read(present(), new ByteRange(99_999, 2)))
                .isInstanceOf(StaleSidecarException.class);
        assertThat(counting.requests()).isEqualTo(3);
        assertThat(counting.bytes()).isEqualTo(30);
        assertThat(counting.documentBytes()).isZero();
    }

    @Test
    void itCountsTheBytesOfAStreamHoweverTheyAreTaken() throws IOException {
        try (InputStream in = counting.open(present())) {
            in.read();
            in.read(new byte[10]);
            in.skip(100);
            in.readNBytes(1000);
        }
        assertThat(counting.requests()).isOne();
        assertThat(counting.documentBytes()).isEqualTo(1111);
        assertThat(counting.bytes()).isEqualTo(1111);
    }

    @Test
    void theEndOfAStreamIsNoByte() throws IOException {
        try (InputStream in = counting.open(present())) {
            in.readAllBytes();
            in.read();
        }
        assertThat(counting.documentBytes()).isEqualTo(CONTENT.length);
    }
}
