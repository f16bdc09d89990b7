package org.virtualgranule.it.search;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.Version;
import org.virtualgranule.zarr.codec.ChunkCodec;
import org.virtualgranule.zarr.codec.Fletcher32;
import org.virtualgranule.zarr.codec.Shuffle;
import org.virtualgranule.zarr.codec.Zlib;

/** A granule in memory, made of tracks; its chunks do not touch, as in real files. Counts what is asked for. */
final class MadeGranule implements ByteSource {
    private static final String NAME = "ATL06_20190101064703_01000105_006_02.h5";

    private final StringBuilder xml = new StringBuilder();
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private byte[] stored = {};

    MadeGranule(List<MadeTrack> tracks) {
        for (MadeTrack track : tracks) {
            xml.append("<Group name=\"" + track.name + "\"><Group name=\"land_ice_segments\">");
            add("latitude", track.latitudes, track.latitude);
            add("longitude", track.longitudes, track.longitude);
            add("delta_time", track.times, track.time);
            double[] numbers = IntStream.range(0, track.rows()).asDoubleStream().toArray();
            add("number", numbers, new MadeTrack.Layout(100, "deflate", false));
            xml.append("</Group></Group>");
        }
        stored = file.toByteArray();
    }

    private void add(String name, double[] values, MadeTrack.Layout layout) {
        String type = layout.isSingle() ? "Float32" : "Float64";
        xml.append("<" + type + " name=\"" + name + "\"><Dim size=\"" + values.length + "\"/><dmrpp:chunks"
                + " compressionType=\"" + layout.filters() + "\" fillValue=\"0\" byteOrder=\"LE\">"
                + "<dmrpp:chunkDimensionSizes>" + layout.chunk() + "</dmrpp:chunkDimensionSizes>");
        for (int first = 0; first < values.length; first += layout.chunk()) {
            byte[] chunk = encoded(Arrays.copyOfRange(values, first, first + layout.chunk()), layout);
            xml.append("<dmrpp:chunk offset=\"" + file.size() + "\" nBytes=\"" + chunk.length
                    + "\" chunkPositionInArray=\"[" + first + "]\"/>");
            file.writeBytes(chunk);
            file.writeBytes(new byte[7]);
        }
        xml.append("</dmrpp:chunks></" + type + ">");
    }

    private static byte[] encoded(double[] values, MadeTrack.Layout layout) {
        int size = layout.isSingle() ? 4 : 8;
        ByteBuffer bytes = ByteBuffer.allocate(values.length * size).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            if (layout.isSingle()) {
                bytes.putFloat((float) value);
            } else {
                bytes.putDouble(value);
            }
        }
        ByteBuffer encoded = bytes.flip();
        for (String word : layout.filters().split(" ")) {
            encoded = word.isEmpty() ? encoded : codec(word, size).encode(encoded);
        }
        byte[] chunk = new byte[encoded.remaining()];
        encoded.get(chunk);
        return chunk;
    }

    private static ChunkCodec codec(String word, int size) {
        return word.equals("shuffle") ? new Shuffle(size) : word.equals("deflate") ? new Zlib(6) : new Fletcher32();
    }

    VirtualGranule open() {
        return VirtualGranule.open(
                "mem:/" + NAME + ".dmrpp",
                GranuleOptions.defaults().withThreads(2).withSource(this));
    }

    /** Writes it as files; gives the sidecar. */
    Path writeTo(Path folder) throws IOException {
        Files.write(folder.resolve(NAME), stored);
        return Files.write(folder.resolve(NAME + ".dmrpp"), document());
    }

    /** Spoils some stored bytes. */
    void damage(long offset, int length) {
        Arrays.fill(stored, (int) offset, (int) offset + length, (byte) 0x55);
    }

    int requests() {
        return requests.get();
    }

    long bytes() {
        return bytes.get();
    }

    void forget() {
        requests.set(0);
        bytes.set(0);
    }

    @Override
    public ByteBuffer read(URI location, ByteRange range) {
        requests.incrementAndGet();
        bytes.addAndGet(range.length());
        return ByteBuffer.wrap(Arrays.copyOfRange(stored, (int) range.offset(), (int) range.end()));
    }

    @Override
    public Document open(URI location, Optional<Version> known) {
        return new Document(Version.UNKNOWN, Optional.of(new ByteArrayInputStream(document())));
    }

    private byte[] document() {
        String text = "<Dataset xmlns=\"http://xml.opendap.org/ns/DAP/4.0#\""
                + " xmlns:dmrpp=\"http://xml.opendap.org/dap/dmrpp/1.0.0#\" dmrpp:version=\"3.21.0\" name=\"a.h5\">"
                + xml + "</Dataset>";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        // nothing to give back
    }
}
