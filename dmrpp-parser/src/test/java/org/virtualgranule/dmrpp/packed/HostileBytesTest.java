package org.virtualgranule.dmrpp.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.Granule;

/** Bodies that somebody made: whatever they hold, they are refused or are a granule, and ask for no memory. */
class HostileBytesTest {
    private static final byte[] BODY = GranuleForm.write(Granules.full());

    @Test
    void aChangedBodyIsRefusedOrIsAGranule() {
        Random random = new Random(7);
        int refused = 0;
        long before = allocated();
        for (int i = 0; i < 20_000; i++) {
            byte[] body = BODY.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt();
            }
            refused += isRefused(body) ? 1 : 0;
        }
        assertThat(refused).isBetween(2_000, 18_000);
        assertThat((allocated() - before) / 20_000).as("bytes a granule").isLessThan(100L * BODY.length);
    }

    @Test
    void aBodyThatIsCutOffIsRefused() {
        for (int length = 0; length < BODY.length; length++) {
            assertThat(isRefused(Arrays.copyOf(BODY, length))).isTrue();
        }
        assertThat(isRefused(Arrays.copyOf(BODY, BODY.length + 1))).isTrue();
        assertThat(isRefused(BODY)).isFalse();
    }

    @Test
    void aCountIsNotBelievedBeyondTheBytesThatAreThere() {
        PackOutput out = new PackOutput();
        out.number(Integer.MAX_VALUE);
        out.number(1);

        assertThatThrownBy(() -> new PackInput(out.toBytes()).list(TextForm.TEXT))
                .isInstanceOf(NotUsable.class);
        assertThatThrownBy(() -> TextForm.TEXT.read(new PackInput(out.toBytes())))
                .isInstanceOf(NotUsable.class);
        assertThatThrownBy(() -> ChunksForm.CHUNKS.read(new PackInput(new byte[] {32, 40, 0})))
                .isInstanceOf(NotUsable.class);
    }

    @Test
    void aNumberOfMoreThan64BitsIsRefused() {
        byte[] endless = new byte[20];
        Arrays.fill(endless, (byte) 0x81);

        assertThatThrownBy(() -> new PackInput(endless).number()).isInstanceOf(NotUsable.class);
    }

    @Test
    void groupsWithinGroupsEndSomewhere() {
        assertThatThrownBy(() -> nested(new PackInput(new byte[1]), 0)).isInstanceOf(NotUsable.class);
    }

    private static int nested(PackInput in, int depth) {
        return in.nested(input -> nested(input, depth + 1));
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static boolean isRefused(byte[] body) {
        try {
            Granule granule = GranuleForm.read(body);
            assertThat(granule.root()).isNotNull();
            return false;
        } catch (NotUsable e) {
            return true;
        }
    }
}
