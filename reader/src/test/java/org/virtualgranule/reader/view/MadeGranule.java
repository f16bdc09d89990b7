package org.virtualgranule.reader.view;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.virtualgranule.reader.VirtualGranule;

/** A granule of a few values, as files: what a sidecar says, and the bytes behind it. */
final class MadeGranule {
    private final StringBuilder xml = new StringBuilder();
    private final ByteBuffer file = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);

    /** Adds anything to the document. */
    MadeGranule say(String text) {
        xml.append(text);
        return this;
    }

    /** Adds an array in one contiguous piece; {@code fill} is its {@code _FillValue}, unless empty. */
    MadeGranule with(String type, String name, String shape, String fill, Consumer<ByteBuffer> values) {
        int offset = file.position();
        values.accept(file);
        xml.append("<" + type + " name=\"" + name + "\">");
        for (String size : shape.isEmpty() ? new String[0] : shape.split(",")) {
            xml.append("<Dim size=\"" + size + "\"/>");
        }
        if (!fill.isEmpty()) {
            xml.append("<Attribute name=\"_FillValue\" type=\"" + type + "\"><Value>" + fill + "</Value></Attribute>");
        }
        xml.append("<dmrpp:chunks fillValue=\"0\" byteOrder=\"LE\"><dmrpp:chunk offset=\"" + offset + "\" nBytes=\""
                + (file.position() - offset) + "\"/></dmrpp:chunks></" + type + ">");
        return this;
    }

    /** Adds an array of int32 in chunks, each element with its row-major number as value. */
    MadeGranule numbered(String name, List<Integer> shape, List<Integer> chunk) {
        xml.append("<Int32 name=\"" + name + "\">");
        shape.forEach(size -> xml.append("<Dim size=\"" + size + "\"/>"));
        xml.append("<dmrpp:chunks fillValue=\"0\" byteOrder=\"LE\"><dmrpp:chunkDimensionSizes>" + words(chunk)
                + "</dmrpp:chunkDimensionSizes>");
        each(shape, chunk, origin -> {
            xml.append("<dmrpp:chunk offset=\"" + file.position() + "\" nBytes=\""
                    + 4 * chunk.stream().reduce(1, (a, b) -> a * b) + "\" chunkPositionInArray=\"["
                    + words(origin).replace(' ', ',') + "]\"/>");
            each(chunk, Collections.nCopies(chunk.size(), 1), index -> {
                int number = 0;
                for (int d = 0; d < shape.size(); d++) {
                    number = number * shape.get(d) + origin.get(d) + index.get(d);
                }
                file.putInt(number);
            });
        });
        xml.append("</dmrpp:chunks></Int32>");
        return this;
    }

    private static String words(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** Walks through a box in steps, row by row. */
    private static void each(List<Integer> shape, List<Integer> step, Consumer<List<Integer>> action) {
        if (shape.isEmpty()) {
            action.accept(List.of());
            return;
        }
        for (int i = 0; i < shape.get(0); i += step.get(0)) {
            int first = i;
            each(shape.subList(1, shape.size()), step.subList(1, step.size()), rest -> {
                List<Integer> index = new ArrayList<>(List.of(first));
                index.addAll(rest);
                action.accept(index);
            });
        }
    }

    VirtualGranule open(Path folder) throws IOException {
        byte[] bytes = new byte[file.position()];
        file.duplicate().flip().get(bytes);
        Files.write(folder.resolve("a.h5"), bytes);
        return VirtualGranule.open(Files.writeString(
                folder.resolve("a.h5.dmrpp"),
                "<Dataset xmlns=\"http://xml.opendap.org/ns/DAP/4.0#\""
                        + " xmlns:dmrpp=\"http://xml.opendap.org/dap/dmrpp/1.0.0#\" dmrpp:version=\"3.21.0\""
                        + " name=\"a.h5\">" + xml + "</Dataset>"));
    }
}
