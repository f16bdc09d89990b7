package org.virtualgranule.zarr.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.ChunkDecodeException;
import org.virtualgranule.dmrpp.parser.DmrppParser;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.Traffic;
import org.virtualgranule.zarr.codec.Zlib;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.DataLocation;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.ManifestBuilder;
import org.virtualgranule.zarr.manifest.ZarrType;

/** Arrays that are declared int16 and may be int8: here they are. */
@Timeout(30)
class ElementWidthsTest {
    /** The hash codes of these names are equal, so that they share a bin of any hash table. */
    private static final String FIRST = "Aa";

    private static final String SECOND = "BB";
    private static final int ELEMENTS = 100;
    private static final ByteBuffer CHUNK = new Zlib(6).encode(ByteBuffer.wrap(new byte[ELEMENTS]));

    private final Origin origin = new Origin();
    private final ElementWidths widths = new ElementWidths(origin);
    private final Manifest manifest = manifest();

    private static String array(String name, int offset) {
        return "<Int16 name=\"" + name + "\"><Dim size=\"" + ELEMENTS + "\"/><dmrpp:chunks compressionType=\"deflate\""
                + " byteOrder=\"LE\"><dmrpp:chunkDimensionSizes>" + ELEMENTS
                + "</dmrpp:chunkDimensionSizes><dmrpp:chunk"
                + " offset=\"" + offset + "\" nBytes=\"" + CHUNK.remaining() + "\" chunkPositionInArray=\"[0]\"/>"
                + "</dmrpp:chunks></Int16>";
    }

    private static Manifest manifest() {
        String text = "<Dataset name=\"a.h5\">" + array(FIRST, 0) + array(SECOND, 1000) + "</Dataset>";
        return ManifestBuilder.build(
                DmrppParser.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "a.h5.dmrpp"),
                new DataLocation(URI.create("mem:/a.h5.dmrpp"), URI.create("mem:/a.h5")));
    }

    /** The same chunk everywhere; the first array's is slow if it is to be, the first answers are damaged. */
    private static final class Origin implements ByteSource {
        private final List<ByteRange> asked = new CopyOnWriteArrayList<>();
        private final Traffic traffic = new Traffic();
        private final CountDownLatch begun = new CountDownLatch(1);
        private CountDownLatch first = new CountDownLatch(0);
        private int damaged;

        @Override
        public ByteBuffer read(URI location, ByteRange range) {
            asked.add(range);
            begun.countDown();
            try {
                if (range.offset() == 0 && !first.await(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody told the source to answer");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return asked.size() > damaged ? CHUNK.duplicate() : ByteBuffer.allocate(CHUNK.remaining());
        }

        @Override
        public Document open(URI location, Optional<org.virtualgranule.zarr.bytes.Version> known) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Traffic> traffic() {
            return Optional.of(traffic);
        }

        @Override
        public void close() {
            // nothing to give back
        }
    }

    private ZarrType settled(String name) {
        ArrayEntry declared = manifest.array(name).orElseThrow();
        assertThat(declared.narrow()).isPresent();
        return widths.settled(declared).metadata().element().type();
    }

    @Test
    void theSmallestChunkTellsAndIsReadOnce() {
        assertThat(settled(FIRST)).isEqualTo(ZarrType.INT8);
        assertThat(settled(FIRST)).isEqualTo(ZarrType.INT8);
        assertThat(origin.asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aChunkThatComesDamagedIsFetchedAgainAsOthersAreAndCounted(int damaged) {
        origin.damaged = damaged;
        assertThat(settled(FIRST)).isEqualTo(ZarrType.INT8);
        assertThat(origin.asked).hasSize(1 + damaged);
        assertThat(origin.traffic.retries()).isEqualTo(damaged);
    }

    @Test
    void aChunkThatNeverDecodesIsAnErrorAndNothingIsRememberedOfIt() {
        origin.damaged = 3;
        assertThatThrownBy(() -> settled(FIRST))
                .isInstanceOf(ChunkDecodeException.class)
                .hasMessageContaining("/Aa chunk (0)");
        assertThat(origin.asked).hasSize(3);
        assertThat(settled(FIRST)).isEqualTo(ZarrType.INT8);
    }

    @Test
    void anArrayWhoseChunkIsSlowKeepsNoOtherWaiting() throws Exception {
        origin.first = new CountDownLatch(1);
        CompletableFuture<ZarrType> slow = CompletableFuture.supplyAsync(() -> settled(FIRST));
        origin.begun.await();
        assertThat(settled(SECOND)).isEqualTo(ZarrType.INT8);
        assertThat(slow).isNotDone();
        origin.first.countDown();
        assertThat(slow.get()).isEqualTo(ZarrType.INT8);
    }
}
