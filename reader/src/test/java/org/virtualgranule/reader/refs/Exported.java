package org.virtualgranule.reader.refs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.parser.DmrppParser;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.Version;
import org.virtualgranule.zarr.manifest.DataLocation;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.ManifestBuilder;
import org.virtualgranule.zarr.store.VirtualStore;

/** Exports of small documents. */
final class Exported {
    static final String ARRAY = "<Float32 name=\"a\"><Dim size=\"4\"/>"
            + "<Attribute name=\"units\" type=\"String\"><Value>m</Value></Attribute>"
            + "<dmrpp:chunks compressionType=\"shuffle deflate\" fillValue=\"0\" byteOrder=\"LE\">"
            + "<dmrpp:chunkDimensionSizes>2</dmrpp:chunkDimensionSizes>"
            + "<dmrpp:chunk offset=\"10\" nBytes=\"16\" chunkPositionInArray=\"[0]\"/>"
            + "<dmrpp:chunk offset=\"26\" nBytes=\"15\" chunkPositionInArray=\"[2]\"/></dmrpp:chunks></Float32>";

    private Exported() {}

    static Manifest manifest(String content, URI sidecar, URI data) {
        String document = "<Dataset name=\"a.h5\" dmrpp:version=\"3.21.1\">" + content + "</Dataset>";
        return ManifestBuilder.build(
                DmrppParser.parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), "a.h5.dmrpp"),
                new DataLocation(sidecar, data));
    }

    /** Writes granules with the same content, each named by its data. */
    static void write(RefsFormat format, Path out, String content, String... data) {
        try (RefsSink<?> sink = format.create(out, UnaryOperator.identity())) {
            write(sink, content, data);
        }
    }

    private static <T> void write(RefsSink<T> sink, String content, String... data) {
        for (String address : data) {
            URI uri = URI.create(address);
            VirtualStore store = new VirtualStore(manifest(content, URI.create(uri + ".dmrpp"), uri), new Nothing());
            String group =
                    data.length > 1 ? uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1) : "";
            sink.write(group, sink.prepare(store, uri));
        }
        sink.finish();
    }

    /** The bytes of a manifest. */
    static byte[] manifest(Path folder, String content, String... data) throws IOException {
        Path out = Files.createTempDirectory(folder, "manifest");
        write(RefsFormat.MANIFEST, out, content, data);
        return Files.readAllBytes(out.resolve("manifest.parquet"));
    }

    /** Has no bytes: what reads some fails. */
    private static final class Nothing implements ByteSource {
        @Override
        public ByteBuffer read(URI location, ByteRange range) {
            throw new ChunkReadException("a.h5", location + " is not to be read");
        }

        @Override
        public Document open(URI location, Optional<Version> known) {
            throw new ChunkReadException("a.h5", location + " is not to be read");
        }

        @Override
        public void close() {
            // nothing to give back
        }
    }
}
