package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.dmrpp.parser.DmrppParser;
import org.virtualgranule.dmrpp.parser.OriginalTree;
import org.virtualgranule.reader.refs.ManifestFile;
import org.virtualgranule.reader.refs.RefsFormat;
import org.virtualgranule.reader.refs.RefsSink;
import org.virtualgranule.zarr.bytes.FileByteSource;
import org.virtualgranule.zarr.manifest.DataLocation;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.ManifestBuilder;
import org.virtualgranule.zarr.manifest.Mapping;
import org.virtualgranule.zarr.store.VirtualStore;

/** What is opened from an exported manifest is what was opened from the sidecar, to the last field. */
@Tag("sweep")
class ManifestRoundTripTest {
    @TempDir
    private Path directory;

    @Test
    void theSamplesComeBackAsTheyWere() throws IOException {
        for (Project.Case sample : Project.samples(directory)) {
            assertThat(comesBack(sample.sidecar())).isTrue();
        }
    }

    @Test
    void everyRealSidecarComesBackAsItWas() throws IOException {
        assumeTrue(Project.hasShared(), Project.withoutShared());
        int good = 0;
        for (Path document : Project.realDocuments()) {
            good += comesBack(document) ? 1 : 0;
        }
        System.out.println("documents that come back from a manifest as they were: " + good);
        assertThat(good).as("documents").isGreaterThan(200);
    }

    /** False for what is no DMR++. */
    private boolean comesBack(Path document) throws IOException {
        Granule granule;
        try (InputStream in = Files.newInputStream(document)) {
            granule = OriginalTree.restore(DmrppParser.parse(in, "a.h5.dmrpp"));
        } catch (GranuleException e) {
            return false;
        }
        URI address = URI.create("https://host/a.h5.dmrpp");
        DataLocation location = DataLocation.of(address, Optional.empty(), granule.href());
        Manifest manifest = ManifestBuilder.build(granule, location);
        Path folder = directory.resolve("exported");
        try (FileByteSource files = new FileByteSource()) {
            write(new VirtualStore(manifest, files), location.data(), folder);
            ManifestFile file =
                    ManifestFile.read(files, folder.resolve("manifest.parquet").toUri());
            ManifestFile.Granule copy = file.open(file.granules().get(0), Optional.empty(), Mapping.standard());
            assertThat(copy.location().data()).isEqualTo(location.data());
            ManifestComparison.equal(copy.manifest(), manifest, document.toString());
        }
        delete(folder);
        return true;
    }

    private static void write(VirtualStore store, URI data, Path folder) {
        try (RefsSink<?> sink = RefsFormat.MANIFEST.create(folder, UnaryOperator.identity())) {
            write(sink, store, data);
        }
    }

    private static <T> void write(RefsSink<T> sink, VirtualStore store, URI data) {
        sink.write("", sink.prepare(store, data));
        sink.finish();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : all) {
                Files.delete(file);
            }
        }
    }
}
