package org.virtualgranule.zarr.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The known codecs by the word that sidecars use for them. An immutable value. */
public final class Codecs {
    private final Map<String, Maker> makers;

    /**
     * Makes a registry.
     *
     * @param makers makers by word, in the order in which HDF5 applies the filters unless told otherwise
     */
    public Codecs(Map<String, Maker> makers) {
        this.makers = Collections.unmodifiableMap(new LinkedHashMap<>(makers));
    }

    /** Makes the codec of one array. */
    @FunctionalInterface
    public interface Maker {
        /**
         * Makes a codec.
         *
         * @param elementSize bytes of one element
         * @param level compression level, for codecs that have one
         * @return the codec
         */
        ChunkCodec make(int elementSize, int level);
    }

    /**
     * The filters that occur in DMR++: shuffle, deflate, fletcher32.
     *
     * @return a new registry
     */
    public static Codecs standard() {
        Map<String, Maker> makers = new LinkedHashMap<>();
        makers.put("shuffle", (size, level) -> new Shuffle(size));
        makers.put("deflate", (size, level) -> new Zlib(level));
        makers.put("fletcher32", (size, level) -> new Fletcher32());
        return new Codecs(makers);
    }

    /**
     * The same codecs, but checksums are stripped without being compared: a few percent faster, and damaged bytes that
     * nothing else finds pass for values. Where the checksum alone tells the order of the filters, it is compared still.
     *
     * @return a copy
     */
    public Codecs withoutChecksums() {
        Map<String, Maker> unchecked = new LinkedHashMap<>(makers);
        unchecked.replace("fletcher32", (size, level) -> new Fletcher32(false));
        return new Codecs(unchecked);
    }

    /**
     * Lists the known words.
     *
     * @return the words, in HDF5's usual order of application
     */
    public List<String> words() {
        return new ArrayList<>(makers.keySet());
    }

    /**
     * Finds the maker of a codec.
     *
     * @param word the sidecar's word
     * @return the maker; empty if the word is not known
     */
    public Optional<Maker> find(String word) {
        return Optional.ofNullable(makers.get(word));
    }

    /**
     * Makes a codec of what its {@link CodecMetadata} said.
     *
     * @param name Zarr's name
     * @param configuration numbers by key, all of them
     * @return the codec; empty if none is of that name, or it has other keys
     * @throws IllegalArgumentException if a number cannot be
     */
    public Optional<ChunkCodec> find(String name, Map<String, Integer> configuration) {
        int elementSize = configuration.getOrDefault("elementsize", 1);
        int level = configuration.getOrDefault("level", 0);
        return makers.values().stream()
                .map(maker -> maker.make(elementSize, level))
                .filter(codec -> codec.metadata().name().equals(name)
                        && codec.metadata().configuration().equals(configuration))
                .findFirst();
    }
}
