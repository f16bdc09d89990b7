package org.virtualgranule.it.served;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** An array as a Zarr client sees it that knows the specification, the JDK, and none of this project's readers. */
final class ServedArray {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI address;
    private final JsonNode document;
    private final List<Integer> shape;
    private final List<Integer> chunk;
    private final int size;
    private final ByteOrder order;

    ServedArray(URI address) throws IOException, InterruptedException {
        this.address = address;
        byte[] json = get("/zarr.json").orElseThrow();
        document = new JsonMapper().readTree(json);
        shape = numbers(document.get("shape"));
        chunk = numbers(document.at("/chunk_grid/configuration/chunk_shape"));
        size = Integer.parseInt(type().replaceAll("\\D", "")) / 8;
        boolean big = document.at("/codecs/0/configuration/endian").asText().equals("big");
        order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private static List<Integer> numbers(JsonNode array) {
        List<Integer> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number.intValue()));
        return numbers;
    }

    String type() {
        return document.get("data_type").asText();
    }

    /** Empty if the server has no such key. */
    private Optional<byte[]> get(String key) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + key)).build();
        HttpResponse<byte[]> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200 && answer.statusCode() != 404) {
            throw new IOException(answer.statusCode() + " " + new String(answer.body()));
        }
        return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    }

    /** SHA-256 of the values, little-endian and row-major. */
    String digest() throws IOException, InterruptedException {
        ByteBuffer all = ByteBuffer.allocate(product(shape) * size);
        if (all.hasRemaining()) {
            place(new int[shape.size()], 0, all);
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int product(List<Integer> numbers) {
        return numbers.stream().reduce(1, Math::multiplyExact);
    }

    /** All chunks below an index whose first dimensions are set. */
    private void place(int[] index, int dimension, ByteBuffer all) throws IOException, InterruptedException {
        if (dimension == index.length) {
            StringBuilder key = new StringBuilder("/c");
            for (int i : index) {
                key.append('/').append(i);
            }
            Optional<byte[]> value = get(key.toString());
            copy(value.isPresent() ? decoded(value.get()) : fill(), index, new int[index.length], 0, all);
            return;
        }
        for (int i = 0; i * chunk.get(dimension) < shape.get(dimension); i++) {
            index[dimension] = i;
            place(index, dimension + 1, all);
        }
    }

    /** The elements of a chunk that are in the array, one by one. */
    private void copy(byte[] plain, int[] index, int[] within, int dimension, ByteBuffer all) {
        if (dimension < within.length) {
            int before = index[dimension] * chunk.get(dimension);
            for (int i = 0; i < chunk.get(dimension) && before + i < shape.get(dimension); i++) {
                within[dimension] = i;
                copy(plain, index, within, dimension + 1, all);
            }
            return;
        }
        int from = 0;
        int to = 0;
        for (int d = 0; d < within.length; d++) {
            from = from * chunk.get(d) + within[d];
            to = to * shape.get(d) + index[d] * chunk.get(d) + within[d];
        }
        for (int b = 0; b < size; b++) {
            all.put(to * size + b, plain[from * size + (order == ByteOrder.BIG_ENDIAN ? size - 1 - b : b)]);
        }
    }

    private byte[] fill() {
        ByteBuffer fill = ByteBuffer.allocate(product(chunk) * size).order(order);
        JsonNode value = document.get("fill_value");
        while (fill.hasRemaining()) {
            switch (type()) {
                case "float32" -> fill.putFloat((float) value.asDouble());
                case "float64" -> fill.putDouble(value.asDouble());
                case "int8", "uint8" -> fill.put((byte) value.asInt());
                case "int16", "uint16" -> fill.putShort((short) value.asInt());
                case "int32", "uint32" -> fill.putInt((int) value.asLong());
                default -> fill.putLong(value.bigIntegerValue().longValue());
            }
        }
        return fill.array();
    }

    /** Undoes numcodecs' codecs, the last first. */
    private byte[] decoded(byte[] encoded) throws IOException {
        byte[] bytes = encoded;
        JsonNode codecs = document.get("codecs");
        for (int i = codecs.size() - 1; i > 0; i--) {
            bytes = switch (codecs.get(i).get("name").asText()) {
                case "numcodecs.fletcher32" -> java.util.Arrays.copyOf(bytes, bytes.length - 4);
                case "numcodecs.zlib" -> inflated(bytes);
                case "numcodecs.shuffle" ->
                    unshuffled(
                            bytes,
                            codecs.get(i).at("/configuration/elementsize").asInt());
                default -> throw new IOException("codec " + codecs.get(i));
            };
        }
        if (bytes.length != product(chunk) * size) {
            throw new IOException(address + ": " + bytes.length + " bytes in a chunk");
        }
        return bytes;
    }

    private byte[] inflated(byte[] deflated) throws IOException {
        byte[] plain = new byte[product(chunk) * size];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            int length = inflater.inflate(plain);
            return java.util.Arrays.copyOf(plain, length);
        } catch (DataFormatException e) {
            throw new IOException(e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] unshuffled(byte[] shuffled, int elementSize) {
        byte[] plain = new byte[shuffled.length];
        int count = plain.length / elementSize;
        for (int i = 0; i < plain.length; i++) {
            plain[i] = shuffled[i % elementSize * count + i / elementSize];
        }
        return plain;
    }
}
