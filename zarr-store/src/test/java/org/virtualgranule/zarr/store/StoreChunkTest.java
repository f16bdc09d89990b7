package org.virtualgranule.zarr.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.ChunkDecodeException;
import org.virtualgranule.zarr.ArraySpec;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.MemorySource;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.Version;
import org.virtualgranule.zarr.manifest.ZarrType;

/** What is known of a chunk before it is read, and reading parts of it. */
class StoreChunkTest {
    private final MemoryGranule granule = new MemoryGranule()
            .gap(50)
            .array(ArraySpec.of("plain", ZarrType.INT32, List.of(10), List.of(5)))
            .array(ArraySpec.of("packed", ZarrType.INT32, List.of(10), List.of(5))
                    .withFilters("shuffle deflate")
                    .withMask(number -> number))
            .inline(ArraySpec.of("inline", ZarrType.INT16, List.of(3), List.of()));
    private final MemorySource source = granule.source();
    private final VirtualStore store = new VirtualStore(granule.manifest(), source);

    private StoreChunk chunk(String key) {
        return store.chunk(key).orElseThrow();
    }

    private StoreChunk decoded(String key) {
        return store.decoded().chunk(key).orElseThrow();
    }

    @Test
    void theSizeOfWhatIsPassedOnOrPlainIsKnownBeforeItIsRead() {
        assertThat(chunk("plain/c/1").size()).hasValue(20);
        long stored = chunk("packed/c/0").size().orElseThrow();
        assertThat(decoded("packed/c/0").size()).hasValue(20);
        assertThat(chunk("inline/c/0").size()).hasValue(6);
        assertThat(chunk("packed/c/1").size()).as("encoded anew").isEmpty();
        assertThat(source.asked()).isEmpty();
        assertThat(chunk("packed/c/0").read().remaining()).isEqualTo(stored);
        assertThat(decoded("packed/c/0").read().remaining()).isEqualTo(20);
        assertThat(chunk("inline/c/0").read().remaining()).isEqualTo(6);
    }

    @Test
    void onlyWhatTheFileHasAsItIsIsPassedOn() {
        assertThat(chunk("packed/c/0").isPassedOn()).isTrue();
        assertThat(chunk("packed/c/1").isPassedOn()).as("filter mask").isFalse();
        assertThat(decoded("packed/c/0").isPassedOn()).isFalse();
        assertThat(decoded("plain/c/0").isPassedOn()).isTrue();
        assertThat(chunk("inline/c/0").isPassedOn()).isFalse();
    }

    @Test
    void memoryIsWhatIsStoredAndTwiceWhatIsMade() {
        assertThat(chunk("plain/c/1").memory()).isEqualTo(20);
        long stored = chunk("packed/c/0").memory();
        assertThat(decoded("packed/c/0").memory()).isEqualTo(stored + 40);
        assertThat(chunk("inline/c/0").memory()).isEqualTo(12);
    }

    @Test
    void ofAPartOfWhatIsPassedOnOnlyThatPartIsAskedFor() {
        assertThat(chunk("plain/c/0").read(new ByteRange(4, 8)))
                .isEqualTo(chunk("plain/c/0").read().slice(4, 8));
        assertThat(source.asked().get(0)).isEqualTo(new ByteRange(54, 8));
    }

    @Test
    void aPartOfWhatIsMadeIsCutOutOfIt() {
        assertThat(decoded("packed/c/1").read(new ByteRange(4, 8)))
                .isEqualTo(decoded("packed/c/1").read().slice(4, 8));
    }

    @Test
    void aPartBehindTheEndIsTheCallersMistake() {
        assertThatThrownBy(() -> chunk("plain/c/0").read(new ByteRange(10, 11)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/plain chunk (0), which has 20 bytes");
    }

    @Test
    void theOriginIsKnownOnlyWithAVersionThatTellsTheBytes() {
        assertThat(chunk("plain/c/0").origin()).isEmpty();
        source.withVersion(new Version("W/\"a\"", ""));
        assertThat(chunk("plain/c/0").origin()).isEmpty();
        source.withVersion(new Version("\"a\"", ""));
        String first = chunk("plain/c/0").origin().orElseThrow();
        assertThat(chunk("plain/c/0").origin()).hasValue(first);
        assertThat(chunk("plain/c/1").origin())
                .isPresent()
                .isNotEqualTo(chunk("plain/c/0").origin());
        source.withVersion(new Version("\"b\"", ""));
        assertThat(chunk("plain/c/0").origin()).isPresent().get().isNotEqualTo(first);
        assertThat(chunk("inline/c/0").origin()).hasValue("");
        assertThat(source.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whatDoesNotDecodeIsFetchedAgain(int damaged) {
        source.damageFirst(damaged);
        assertThat(decoded("packed/c/0")
                        .read()
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .getInt(0))
                .isEqualTo(-1000);
        assertThat(source.asked()).hasSize(damaged + 1);
    }

    @Test
    void whatNeverDecodesIsAnErrorThatNamesIt() {
        source.damageFirst(9);
        assertThatThrownBy(() -> decoded("packed/c/0").read())
                .isInstanceOf(ChunkDecodeException.class)
                .hasMessageContaining("/packed chunk (0)");
        assertThat(source.asked()).hasSize(3);
    }
}
