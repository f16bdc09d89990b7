package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ByteRangeTest {
    @Test
    void itEndsBehindItsLastByte() {
        assertThat(new ByteRange(3, 4).end()).isEqualTo(7);
        assertThat(new ByteRange(Long.MAX_VALUE - 4, 4).end()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void impossibleBoundsAreRefusedWithBothNumbers() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ByteRange(-1, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new ByteRange(1, -4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ByteRange(Long.MAX_VALUE, 4))
                .withMessage("no byte range: offset 9223372036854775807, length 4");
    }

    @Test
    void itsSizeIsThatOfAnArrayOrAnError() {
        assertThat(new ByteRange(1L << 40, Integer.MAX_VALUE - 8).size()).isEqualTo(Integer.MAX_VALUE - 8);
        assertThatIllegalArgumentException().isThrownBy(() -> new ByteRange(0, Integer.MAX_VALUE - 7).size());
    }
}
