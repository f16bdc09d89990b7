package org.virtualgranule.zarr;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.virtualgranule.dmrpp.parser.DmrppParser;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.DataLocation;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.ManifestBuilder;

/** A granule in memory: the sidecar's text and the file's bytes are made together. */
public final class MemoryGranule {
    public static final URI DATA = URI.create("mem:/a.h5");

    private final StringBuilder xml = new StringBuilder();
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    /** Adds sidecar text. */
    public MemoryGranule xml(String text) {
        xml.append(text);
        return this;
    }

    /** Adds bytes to the file, and gives the attributes that say where. */
    public String stored(byte[] bytes) {
        String place = "offset=\"" + file.size() + "\" nBytes=\"" + bytes.length + "\"";
        file.writeBytes(bytes);
        return place;
    }

    /** A gap, so that chunks do not touch. */
    public MemoryGranule gap(int bytes) {
        file.writeBytes(new byte[bytes]);
        return this;
    }

    public MemoryGranule array(ArraySpec spec) {
        String dims =
                spec.shape().stream().map(n -> "<Dim size=\"" + n + "\"/>").collect(Collectors.joining());
        xml.append(open(spec)).append(dims);
        if (spec.order() == ByteOrder.BIG_ENDIAN) {
            // without it the fill value of big-endian data is not believed
            xml.append(
                    "<Attribute name=\"_FillValue\" type=\"Float64\"><Value>" + spec.fill() + "</Value></Attribute>");
        }
        xml.append("<dmrpp:chunks compressionType=\"" + spec.filters() + "\" fillValue=\"" + spec.fill()
                + "\" byteOrder=\"" + (spec.order() == ByteOrder.BIG_ENDIAN ? "BE" : "LE") + "\">");
        if (!spec.shape().isEmpty()) {
            xml.append("<dmrpp:chunkDimensionSizes>" + words(spec.chunk(), " ") + "</dmrpp:chunkDimensionSizes>");
        }
        int count = spec.chunkCount();
        for (int number = 0; number < count; number++) {
            if (!spec.missing().test(number)) {
                chunk(spec, number);
            }
        }
        xml.append("</dmrpp:chunks>" + close(spec));
        return this;
    }

    /** Adds an array whose values are in the sidecar. */
    public MemoryGranule inline(ArraySpec spec) {
        String dims =
                spec.shape().stream().map(n -> "<Dim size=\"" + n + "\"/>").collect(Collectors.joining());
        ArraySpec whole = new ArraySpec(
                spec.name(),
                spec.type(),
                spec.shape(),
                spec.shape(),
                "",
                ByteOrder.LITTLE_ENDIAN,
                "",
                n -> false,
                n -> 0);
        String text = Base64.getEncoder().encodeToString(ChunkBytes.plain(whole, 0));
        return xml(open(spec) + dims + "<dmrpp:compact>" + text + "</dmrpp:compact>" + close(spec));
    }

    private void chunk(ArraySpec spec, int number) {
        List<Integer> origin = new ArrayList<>();
        int rest = number;
        for (int d = spec.shape().size() - 1; d >= 0; d--) {
            origin.add(0, rest % spec.chunks(d) * spec.chunk().get(d));
            rest /= spec.chunks(d);
        }
        int mask = spec.mask().applyAsInt(number);
        String position = origin.isEmpty() ? "" : " chunkPositionInArray=\"[" + words(origin, ",") + "]\"";
        xml.append(
                "<dmrpp:chunk " + stored(ChunkBytes.encoded(spec, number, mask)) + position + " fm=\"" + mask + "\"/>");
    }

    private static String open(ArraySpec spec) {
        return "<" + tag(spec) + " name=\"" + spec.name() + "\">";
    }

    private static String close(ArraySpec spec) {
        return "</" + tag(spec) + ">";
    }

    private static String tag(ArraySpec spec) {
        String lower = spec.type().zarrName();
        return (lower.startsWith("u")
                ? "UI" + lower.substring(2)
                : lower.substring(0, 1).toUpperCase() + lower.substring(1));
    }

    private static String words(List<Integer> numbers, String between) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(between));
    }

    public Manifest manifest() {
        String text = "<Dataset xmlns=\"http://xml.opendap.org/ns/DAP/4.0#\""
                + " xmlns:dmrpp=\"http://xml.opendap.org/dap/dmrpp/1.0.0#\" dmrpp:version=\"3.21.0\" name=\"a.h5\">"
                + xml + "</Dataset>";
        Manifest manifest = ManifestBuilder.build(
                DmrppParser.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "a.h5.dmrpp"),
                new DataLocation(URI.create("mem:/a.h5.dmrpp"), DATA));
        if (!manifest.skipped().isEmpty()) {
            throw new IllegalStateException(manifest.skipped().toString());
        }
        return manifest;
    }

    public ArrayEntry entry(String path) {
        return manifest().array(path).orElseThrow();
    }

    public MemorySource source() {
        return new MemorySource(file.toByteArray());
    }
}
