package org.virtualgranule.zarr.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zarr.zarrjava.ZarrException;
import dev.zarr.zarrjava.v3.Array;
import dev.zarr.zarrjava.v3.Group;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.zarr.ArraySpec;
import org.virtualgranule.zarr.MemoryGranule;
import org.virtualgranule.zarr.codec.CodecException;
import org.virtualgranule.zarr.manifest.ZarrType;

class ZarrJavaStoreTest {
    private static final String TEXT =
            "<String name=\"t\"><Dim size=\"1\"/><dmrpp:compact>YWI=</dmrpp:compact></String>";

    private final MemoryGranule granule = new MemoryGranule()
            .array(ArraySpec.of("a", ZarrType.INT32, List.of(6), List.of(2)).withFilters("shuffle deflate"))
            .xml(TEXT)
            .xml("<Group name=\"g\">" + TEXT)
            .array(ArraySpec.of("b", ZarrType.UINT8, List.of(10), List.of(10)))
            .xml("</Group>");
    private final VirtualStore virtual = new VirtualStore(granule.manifest(), granule.source());
    private final ZarrJavaStore store = new ZarrJavaStore(virtual);

    @Test
    void aGroupOpensAndListsEverythingButTexts() throws IOException, ZarrException {
        Group root = Group.open(store.resolve());
        assertThat(root.list()).hasSize(2);
        assertThat(store.list(new String[0])).containsExactly("a", "g");
        assertThat(store.list(new String[] {"g"})).containsExactly("b");
        assertThat(root.get("a")).isInstanceOf(Array.class);
        assertThat(((Group) root.get("g")).get("b")).isInstanceOf(Array.class);
    }

    @Test
    void textsHaveNoDocumentHereButTheirChunksStay() {
        assertThat(store.get(new String[] {"t", "zarr.json"})).isNull();
        assertThat(store.exists(new String[] {"g", "t", "zarr.json"})).isFalse();
        assertThat(virtual.exists("t/zarr.json")).isTrue();
        assertThat(store.exists(new String[] {"t", "c", "0"})).isTrue();
    }

    @Test
    void whatDoesNotExistIsNull() {
        for (String[] keys : new String[][] {{"x"}, {"a", "c", "9"}, {"x", "zarr.json"}, {}}) {
            assertThat(store.get(keys)).isNull();
            assertThat(store.get(keys, 1)).isNull();
            assertThat(store.get(keys, 1, 2)).isNull();
            assertThat(store.exists(keys)).isFalse();
        }
    }

    @Test
    void partsOfAValueAreCutAsInZarrJavasOwnStores() {
        String[] keys = {"g", "b", "c", "0"};
        byte[] whole = store.get(keys).array();
        assertThat(store.get(keys, 3)).isEqualTo(ByteBuffer.wrap(whole, 3, 7));
        assertThat(store.get(keys, -4)).isEqualTo(ByteBuffer.wrap(whole, 6, 4));
        assertThat(store.get(keys, 2, 5)).isEqualTo(ByteBuffer.wrap(whole, 2, 3));
        assertThat(store.get(keys, 8, 50)).isEqualTo(ByteBuffer.wrap(whole, 8, 2));
        assertThat(store.get(keys, 20).remaining()).isZero();
        assertThat(store.get(keys, 5, 2).remaining()).isZero();
        assertThat(store.get(keys, -50).remaining()).isEqualTo(10);
    }

    @Test
    void nothingCanBeWritten() {
        assertThatThrownBy(() -> store.set(new String[] {"a"}, ByteBuffer.allocate(1)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("a virtual granule is read-only");
        assertThatThrownBy(() -> store.delete(new String[] {"a"})).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aFailureToReadIsAnExceptionThroughZarrJavaToo() throws IOException, ZarrException {
        ZarrJavaStore failing = new ZarrJavaStore(
                new VirtualStore(granule.manifest(), granule.source().failWhere(range -> true)));
        assertThatThrownBy(() -> failing.get(new String[] {"a", "c", "0"})).isInstanceOf(ChunkReadException.class);
        Array array = Array.open(failing.resolve("a"));
        assertThatThrownBy(array::read).hasStackTraceContaining("HTTP 500 (4 tries)");
        assertThatThrownBy(() -> array.read(true)).hasStackTraceContaining("HTTP 500 (4 tries)");
        assertThatThrownBy(() -> array.readChunk(new long[] {1})).hasStackTraceContaining("HTTP 500 (4 tries)");
        assertThatThrownBy(() -> array.read(new long[] {1}, new int[] {1}))
                .hasStackTraceContaining("HTTP 500 (4 tries)");
    }

    @Test
    void aDamagedChunkIsAnExceptionThroughZarrJavaToo() throws IOException, ZarrException {
        for (int size : new int[] {0, 4, 7, 8, 9, 12, 60}) {
            MemoryGranule damaged = new MemoryGranule();
            ByteBuffer stored = new org.virtualgranule.zarr.codec.Zlib(6).encode(ByteBuffer.allocate(size));
            damaged.xml("<Int32 name=\"a\"><Dim size=\"2\"/><dmrpp:chunks compressionType=\"deflate\" fillValue=\"0\">"
                    + "<dmrpp:chunkDimensionSizes>2</dmrpp:chunkDimensionSizes><dmrpp:chunk "
                    + damaged.stored(java.util.Arrays.copyOf(stored.array(), stored.limit()))
                    + " chunkPositionInArray=\"[0]\"/></dmrpp:chunks></Int32>");
            Array array =
                    Array.open(new ZarrJavaStore(new VirtualStore(damaged.manifest(), damaged.source())).resolve("a"));
            if (size == 8) {
                assertThat(array.read().getSize()).isEqualTo(2);
            } else {
                assertThatThrownBy(array::read).hasStackTraceContaining("8 bytes expected");
            }
        }
    }

    @Test
    void aChunkThatDoesNotDecodeKeepsItsCauseThroughZarrJava() throws IOException, ZarrException {
        MemoryGranule damaged = new MemoryGranule();
        damaged.xml("<Int32 name=\"a\"><Dim size=\"2\"/><dmrpp:chunks compressionType=\"deflate\" fillValue=\"0\">"
                + "<dmrpp:chunkDimensionSizes>2</dmrpp:chunkDimensionSizes><dmrpp:chunk "
                + damaged.stored(new byte[9]) + " chunkPositionInArray=\"[0]\"/></dmrpp:chunks></Int32>");
        Array array =
                Array.open(new ZarrJavaStore(new VirtualStore(damaged.manifest(), damaged.source())).resolve("a"));
        assertThatThrownBy(array::read).hasStackTraceContaining(CodecException.class.getName());
    }
}
