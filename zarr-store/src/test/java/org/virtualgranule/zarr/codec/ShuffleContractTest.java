package org.virtualgranule.zarr.codec;

class ShuffleContractTest extends ChunkCodecContract {
    @Override
    ChunkCodec codec() {
        return new Shuffle(4);
    }
}
