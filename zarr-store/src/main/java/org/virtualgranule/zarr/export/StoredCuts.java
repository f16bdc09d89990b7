package org.virtualgranule.zarr.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.ChunkGrid;
import org.virtualgranule.zarr.manifest.ChunkRef;
import org.virtualgranule.zarr.store.VirtualStore;

/**
 * An array that lies in its file in one piece, unfiltered. It may be cut into chunks anywhere between its rows; but all of
 * them must have as many, since clients want chunks at the edge at full size, and the file goes on with something else.
 *
 * @param grid the chunks
 * @param first where the first of them is
 */
record StoredCuts(ChunkGrid grid, ChunkRef.Stored first) {
    /** Fewer bytes are not worth a request. */
    private static final long LEAST_BYTES = 1 << 18;

    /** More are not read in one go. */
    private static final long MOST_BYTES = Integer.MAX_VALUE;

    /** Empty where the chunks as they are can be referred to, or no cut would help. */
    static Optional<StoredCuts> of(ArrayEntry array) {
        ChunkGrid grid = array.grid();
        long chunks = grid.chunkCount();
        boolean filtered = !array.form().codecs().codecs().isEmpty();
        if (chunks < 2 || filtered || VirtualStore.passesOn(array, chunks - 1) || !isOnePiece(array, chunks)) {
            return Optional.empty();
        }
        long rows = grid.shape().get(0);
        long rowBytes = array.chunkBytes() / grid.chunkShape().get(0);
        long most = grid.chunkShape().get(0);
        while (rows % most != 0) {
            most--;
        }
        List<Long> chunkShape = new ArrayList<>(grid.chunkShape());
        chunkShape.set(0, most * rowBytes < LEAST_BYTES ? rows : most);
        if (chunkShape.get(0) > MOST_BYTES / rowBytes) {
            throw new NotReferable("its " + rows + " rows of " + rowBytes
                    + " bytes lie in one piece, and no number of them makes chunks of the same size that are of use");
        }
        return Optional.of(new StoredCuts(new ChunkGrid(grid.shape(), chunkShape), (ChunkRef.Stored)
                array.chunks().find(0)));
    }

    /** All chunks but the last can be referred to, and each begins where the one before ends. */
    private static boolean isOnePiece(ArrayEntry array, long chunks) {
        long elements = array.grid().elements();
        if (array.chunks().storedChunks() != chunks
                || array.chunks().storedBytes()
                        != elements * array.metadata().element().size()) {
            return false;
        }
        Optional<ChunkRef.Stored> before = Optional.empty();
        for (long number = 0; number < chunks; number++) {
            if (!(array.chunks().find(number) instanceof ChunkRef.Stored here)
                    || number < chunks - 1 && !VirtualStore.passesOn(array, number)
                    || !before.map(b -> follows(b, here)).orElse(true)) {
                return false;
            }
            before = Optional.of(here);
        }
        return true;
    }

    private static boolean follows(ChunkRef.Stored before, ChunkRef.Stored here) {
        return before.location().equals(here.location())
                && before.range().end() == here.range().offset();
    }

    /** What the chunks of the new grid are made of. */
    ReferenceArray.Chunks in(String url, int elementSize) {
        long bytes = grid.chunkElements() * elementSize;
        return new ReferenceArray.Chunks() {
            @Override
            public LongStream numbers() {
                return LongStream.range(0, grid.chunkCount());
            }

            @Override
            public Reference find(long number) {
                return new Reference.Range(url, first.range().offset() + number * bytes, bytes);
            }
        };
    }
}
