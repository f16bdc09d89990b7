package org.virtualgranule.it.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.virtualgranule.reader.VirtualGranule;

/** A document and a data file of our own making, for what no sample has. */
final class HandMade {
    private static final String DATASET = "<Dataset xmlns=\"http://xml.opendap.org/ns/DAP/4.0#\""
            + " xmlns:dmrpp=\"http://xml.opendap.org/dap/dmrpp/1.0.0#\" name=\"made.h5\"%s>%s</Dataset>";

    private final Path directory;

    HandMade(Path directory) {
        this.directory = directory;
    }

    /** Opens a document of 2024. */
    VirtualGranule open(String content, byte... data) {
        return open(" dmrpp:version=\"3.21.0\"", content, data);
    }

    /** Opens a document as it was before November 2021, without a version. */
    VirtualGranule openOld(String content, byte... data) {
        return open("", content, data);
    }

    VirtualGranule open(String attributes, String content, byte[] data) {
        try {
            Files.write(directory.resolve("made.h5"), data);
            return VirtualGranule.open(
                    Files.writeString(directory.resolve("made.h5.dmrpp"), DATASET.formatted(attributes, content)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] littleEndian(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(numbers);
        return bytes.array();
    }

    /** HDF5's shuffle of 4-byte elements: all first bytes, then all second bytes, and so on. */
    static byte[] shuffled(byte... plain) {
        int count = plain.length / Integer.BYTES;
        byte[] shuffled = new byte[plain.length];
        for (int i = 0; i < plain.length; i++) {
            shuffled[i % Integer.BYTES * count + i / Integer.BYTES] = plain[i];
        }
        return shuffled;
    }

    static byte[] deflated(byte... plain) {
        Deflater deflater = new Deflater();
        deflater.setInput(plain);
        deflater.finish();
        byte[] room = new byte[plain.length + 64];
        int length = deflater.deflate(room);
        deflater.end();
        return Arrays.copyOf(room, length);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
