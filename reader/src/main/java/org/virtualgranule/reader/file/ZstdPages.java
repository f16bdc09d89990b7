package org.virtualgranule.reader.file;

import io.airlift.compress.zstd.ZstdCompressor;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Zstandard in Java. Parquet's own would need Hadoop on the class path and native code. */
final class ZstdPages implements BytesInputCompressor {
    private final ZstdCompressor zstd = new ZstdCompressor();

    @Override
    public BytesInput compress(BytesInput page) throws IOException {
        ByteBuffer plain = page.toByteBuffer(HeapByteBufferAllocator.getInstance(), buffer -> {});
        ByteBuffer packed = ByteBuffer.allocate(zstd.maxCompressedLength(plain.remaining()));
        zstd.compress(plain, packed);
        return BytesInput.from(packed.flip());
    }

    @Override
    public CompressionCodecName getCodecName() {
        return CompressionCodecName.ZSTD;
    }

    @Override
    public void release() {
        // Nothing is held.
    }
}
