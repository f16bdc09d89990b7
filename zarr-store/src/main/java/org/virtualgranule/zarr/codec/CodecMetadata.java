package org.virtualgranule.zarr.codec;

import java.util.Map;

/**
 * A codec as {@code zarr.json} has it, and what can be told of the sizes it gives.
 *
 * @param name such as {@code numcodecs.zlib}
 * @param configuration numbers by key
 * @param growth how it changes the number of bytes; not part of {@code zarr.json}
 */
public record CodecMetadata(String name, Map<String, Integer> configuration, Growth growth) {
    /** Copies the map. */
    public CodecMetadata {
        configuration = Map.copyOf(configuration);
    }

    /**
     * The codec's name in numcodecs and in Zarr v2, which for Zarr v3 has the library's in front of it.
     *
     * @return such as {@code zlib}
     */
    public String shortName() {
        return name.replaceFirst("^numcodecs\\.", "");
    }
}
