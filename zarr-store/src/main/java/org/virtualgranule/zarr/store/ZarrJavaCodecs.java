package org.virtualgranule.zarr.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.zarr.zarrjava.ZarrException;
import dev.zarr.zarrjava.core.ArrayMetadata.CoreArrayMetadata;
import dev.zarr.zarrjava.core.codec.BytesBytesCodec;
import dev.zarr.zarrjava.v3.codec.Codec;
import dev.zarr.zarrjava.v3.codec.CodecRegistry;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.virtualgranule.zarr.codec.ChunkCodec;
import org.virtualgranule.zarr.codec.CodecException;
import org.virtualgranule.zarr.codec.Fletcher32;
import org.virtualgranule.zarr.codec.Shuffle;
import org.virtualgranule.zarr.codec.Zlib;

/** Our codecs in zarr-java's clothes. Its registry is one mutable table, so they are put there once. */
final class ZarrJavaCodecs {
    static {
        CodecRegistry.addType("numcodecs.shuffle", ShuffleCodec.class);
        CodecRegistry.addType("numcodecs.zlib", ZlibCodec.class);
        CodecRegistry.addType("numcodecs.fletcher32", Fletcher32Codec.class);
    }

    /**
     * What {@link ZarrJavaStore} adds to the configuration of the codec that is undone last: the size of a chunk.
     * zarr-java 0.0.9 takes zeros for the end of a chunk that is too short.
     */
    static final String DECODED_BYTES = "decoded_bytes";

    private ZarrJavaCodecs() {}

    /** Loads this class, and with it registers the codecs. */
    static void register() {
        // the static block does it, exactly once
    }

    /** What the three share; zarr-java finds name and configuration through Jackson. */
    abstract static class Adapter extends BytesBytesCodec implements Codec {
        /** Room for what deflate and a checksum may add to a chunk. */
        private static final int OVERHEAD = 1024;

        private final ChunkCodec codec;
        private final Optional<Integer> decodedBytes;

        Adapter(ChunkCodec codec, Map<String, Integer> configuration) {
            this.codec = codec;
            this.decodedBytes = Optional.ofNullable(configuration.get(DECODED_BYTES));
        }

        @Override
        public ByteBuffer encode(ByteBuffer plain) {
            return codec.encode(plain);
        }

        @Override
        public ByteBuffer decode(ByteBuffer encoded) throws ZarrException {
            try {
                long chunk = arrayMetadata.chunkByteLength();
                int limit = (int) Math.min(Integer.MAX_VALUE - 8, chunk + chunk / 500 + OVERHEAD);
                ByteBuffer decoded = codec.decode(encoded, decodedBytes.orElse(limit));
                if (decodedBytes.isPresent() && decodedBytes.get() != decoded.remaining()) {
                    throw new ZarrException(
                            decodedBytes.get() + " bytes expected after decoding, " + decoded.remaining() + " found");
                }
                return decoded;
            } catch (CodecException e) {
                throw new ZarrException(e.getMessage(), e);
            }
        }

        @Override
        public long computeEncodedSize(long size, CoreArrayMetadata metadata) throws ZarrException {
            throw new ZarrException("the size after " + codec.metadata().name() + " is known only by encoding");
        }

        /** Read by Jackson when zarr-java writes metadata. */
        @JsonProperty("configuration")
        Map<String, Integer> configuration() {
            return codec.metadata().configuration();
        }
    }

    /** numcodecs.shuffle. */
    static final class ShuffleCodec extends Adapter {
        @JsonIgnore
        public final String name = "numcodecs.shuffle";

        @JsonCreator
        ShuffleCodec(@JsonProperty("configuration") Map<String, Integer> configuration) {
            super(new Shuffle(configuration.get("elementsize")), configuration);
        }
    }

    /** numcodecs.zlib. */
    static final class ZlibCodec extends Adapter {
        @JsonIgnore
        public final String name = "numcodecs.zlib";

        @JsonCreator
        ZlibCodec(@JsonProperty("configuration") Map<String, Integer> configuration) {
            super(new Zlib(configuration.getOrDefault("level", 6)), configuration);
        }
    }

    /** numcodecs.fletcher32. */
    static final class Fletcher32Codec extends Adapter {
        @JsonIgnore
        public final String name = "numcodecs.fletcher32";

        @JsonCreator
        Fletcher32Codec(@JsonProperty("configuration") Map<String, Integer> configuration) {
            super(new Fletcher32(), configuration);
        }
    }
}
