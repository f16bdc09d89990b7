package org.virtualgranule.zarr.codec;

class ZlibContractTest extends ChunkCodecContract {
    @Override
    ChunkCodec codec() {
        return new Zlib(6);
    }
}
