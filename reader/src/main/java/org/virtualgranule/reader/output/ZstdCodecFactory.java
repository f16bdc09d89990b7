package org.virtualgranule.reader.output;

import io.airlift.compress.zstd.ZstdCompressor;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Zstandard in Java. Parquet's own factory would need Hadoop on the class path and native code. */
final class ZstdCodecFactory implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        if (codec != CompressionCodecName.ZSTD) {
            throw new UnsupportedOperationException("only ZSTD is written, not " + codec);
        }
        return new PageCompressor();
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("nothing is read");
    }

    @Override
    public void release() {
        // Nothing is held.
    }

    private static final class PageCompressor implements BytesInputCompressor {
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
}
