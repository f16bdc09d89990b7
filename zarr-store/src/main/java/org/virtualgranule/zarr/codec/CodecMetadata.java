package org.virtualgranule.zarr.codec;

import java.util.Map;

/**
 * A codec as {@code zarr.json} has it.
 *
 * @param name such as {@code numcodecs.zlib}
 * @param configuration numbers by key
 */
public record CodecMetadata(String name, Map<String, Integer> configuration) {
    /** Copies the map. */
    public CodecMetadata {
        configuration = Map.copyOf(configuration);
    }
}
