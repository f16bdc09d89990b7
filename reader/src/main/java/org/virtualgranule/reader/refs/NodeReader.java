package org.virtualgranule.reader.refs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.codec.ChunkCodec;
import org.virtualgranule.zarr.codec.CodecChain;
import org.virtualgranule.zarr.codec.Codecs;
import org.virtualgranule.zarr.manifest.ArrayMetadata;
import org.virtualgranule.zarr.manifest.ChunkGrid;
import org.virtualgranule.zarr.manifest.ElementType;
import org.virtualgranule.zarr.manifest.FillValue;
import org.virtualgranule.zarr.manifest.ListedArray;
import org.virtualgranule.zarr.manifest.Member;
import org.virtualgranule.zarr.manifest.StoredForm;
import org.virtualgranule.zarr.manifest.ZarrType;

/** Reads what {@link NodeJson} wrote, or anybody; what cannot be is an {@link IllegalArgumentException}. */
final class NodeReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY) // of two values either could be meant
            .build();

    private final Codecs codecs;

    NodeReader(Codecs codecs) {
        this.codecs = codecs;
    }

    /**
     * Reads a description.
     *
     * @param what it is of, for messages
     */
    static JsonNode read(String text, String what) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the description of " + what + " is no JSON", e);
        }
    }

    static JsonNode field(JsonNode json, String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return value;
    }

    static String text(JsonNode json, String name) {
        JsonNode value = field(json, name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("its " + name + " is no text");
        }
        return value.textValue();
    }

    /** One of a few words, in lower case. */
    private static <E extends Enum<E>> E word(JsonNode json, String name, Class<E> words) {
        return word(text(json, name), name, words);
    }

    static <E extends Enum<E>> E word(String text, String name, Class<E> words) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("its " + name + " is " + Locations.cut(text) + ", not one of "
                                + Arrays.toString(words.getEnumConstants()).toLowerCase(Locale.ROOT)));
    }

    private static long whole(JsonNode value, String name) {
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw new IllegalArgumentException("its " + name + " is no whole number");
        }
        return value.longValue();
    }

    static long number(JsonNode json, String name) {
        return whole(field(json, name), name);
    }

    private static int small(JsonNode json, String name) {
        return Math.toIntExact(number(json, name));
    }

    static <T> List<T> list(JsonNode json, String name, Function<JsonNode, T> element) {
        JsonNode all = field(json, name);
        if (!all.isArray()) {
            throw new IllegalArgumentException("its " + name + " is no list");
        }
        List<T> list = new ArrayList<>(all.size());
        all.forEach(one -> list.add(element.apply(one)));
        return list;
    }

    static List<Attribute> attributes(JsonNode json) {
        return list(
                json,
                "attributes",
                one -> new Attribute(
                        text(one, "name"),
                        text(one, "type"),
                        list(one, "values", JsonNode::asText),
                        one.has("attributes") ? attributes(one) : List.of()));
    }

    static List<Diagnostic> diagnostics(JsonNode json, String name) {
        return list(
                json,
                name,
                one -> new Diagnostic(
                        text(one, "path"), word(one, "topic", Diagnostic.Topic.class), text(one, "message")));
    }

    /** Reads what an array is, apart from its chunks. */
    ListedArray array(String source, JsonNode json) {
        JsonNode stored = field(json, "stored");
        // where the checksum tells the order of the codecs, it is compared whatever the caller wants
        Codecs known = field(stored, "chains").size() > 1 ? Codecs.standard() : codecs;
        return new ListedArray(source, text(json, "path"), metadata(json, known), form(stored, known));
    }

    private static ArrayMetadata metadata(JsonNode json, Codecs known) {
        return new ArrayMetadata(
                element(json),
                new ChunkGrid(
                        list(json, "shape", n -> whole(n, "shape")),
                        list(json, "chunk_shape", n -> whole(n, "chunk_shape"))),
                chain(field(json, "codecs"), known),
                new FillValue(number(json, "fill_bits"), text(json, "fill_text")),
                list(json, "dimension_names", name -> name.isNull() ? Optional.empty() : Optional.of(name.asText())),
                attributes(json));
    }

    private static ElementType element(JsonNode json) {
        return new ElementType(
                word(json, "data_type", ZarrType.class),
                small(json, "element_bytes"),
                order(text(json, "byte_order")),
                word(json, "padding", ElementType.Padding.class));
    }

    private static ByteOrder order(String word) {
        return switch (word) {
            case "little" -> ByteOrder.LITTLE_ENDIAN;
            case "big" -> ByteOrder.BIG_ENDIAN;
            default ->
                throw new IllegalArgumentException(
                        "its byte_order is " + Locations.cut(word) + ", neither little nor big");
        };
    }

    private static StoredForm form(JsonNode json, Codecs known) {
        Optional<Member> member = Optional.ofNullable(json.get("member"))
                .map(m -> new Member(small(m, "offset"), small(m, "bytes"), small(m, "record_bytes")));
        return new StoredForm(list(json, "chains", chain -> chain(chain, known)), small(json, "chunk_bytes"), member);
    }

    private static CodecChain chain(JsonNode json, Codecs codecs) {
        List<ChunkCodec> chain = new ArrayList<>();
        for (JsonNode codec : json) {
            Map<String, Integer> configuration = new HashMap<>();
            field(codec, "configuration")
                    .properties()
                    .forEach(one ->
                            configuration.put(one.getKey(), Math.toIntExact(whole(one.getValue(), one.getKey()))));
            chain.add(codecs.find(text(codec, "name"), configuration)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "its codec " + Locations.cut(codec.toString()) + " is not known")));
        }
        return new CodecChain(chain);
    }
}
