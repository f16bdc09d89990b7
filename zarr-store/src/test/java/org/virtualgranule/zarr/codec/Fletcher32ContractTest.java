package org.virtualgranule.zarr.codec;

class Fletcher32ContractTest extends ChunkCodecContract {
    @Override
    ChunkCodec codec() {
        return new Fletcher32();
    }
}
