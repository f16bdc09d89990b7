package org.virtualgranule.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A document of any size: the content of a real sidecar again and again, each time in a group of its own. */
final class LargeSidecar {
    private final byte[] start;
    private final byte[] content;
    private final byte[] end;
    private final int copies;

    LargeSidecar(Path sidecar, int copies) throws IOException {
        String text = Files.readString(sidecar, StandardCharsets.ISO_8859_1);
        int from = text.indexOf('>', text.indexOf("<Dataset")) + 1;
        int to = text.lastIndexOf("</Dataset>");
        start = bytes(text.substring(0, from));
        content = bytes(text.substring(from, to));
        end = bytes(text.substring(to));
        this.copies = copies;
    }

    /** The document, which is nowhere as a whole. */
    InputStream open() {
        Stream<byte[]> groups = IntStream.range(0, copies)
                .boxed()
                .flatMap(n -> Stream.of(bytes("<Group name=\"copy" + n + "\">"), content, bytes("</Group>")));
        Stream<InputStream> parts = Stream.concat(Stream.concat(Stream.of(start), groups), Stream.of(end))
                .map(ByteArrayInputStream::new);
        return new SequenceInputStream(Collections.enumeration(parts.toList()));
    }

    /** Bytes of the document. */
    long size() {
        return start.length
                + end.length
                + IntStream.range(0, copies)
                        .mapToLong(n -> content.length + 30L)
                        .sum();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
