package org.virtualgranule.it.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.dmrpp.parser.DmrppParser;
import org.virtualgranule.dmrpp.parser.OriginalTree;
import org.virtualgranule.zarr.manifest.DataLocation;
import org.virtualgranule.zarr.manifest.ManifestBuilder;

/** Takes a document from its bytes to the values of its arrays, within the limits. */
final class WholeFlow {
    private static final String SOURCE = "fuzz.h5.dmrpp";
    private static final URI REMOTE = URI.create("https://example.org/data/" + SOURCE);
    private static final URI LOCAL = local();

    private WholeFlow() {}

    /** Fails if anything comes out but a manifest that can be used, or an error that is documented. */
    static void run(byte[] document) {
        Limits.within(() -> {
            try {
                Granule granule = OriginalTree.restore(DmrppParser.parse(new ByteArrayInputStream(document), SOURCE));
                fromTheNetwork(granule, new String(document, StandardCharsets.ISO_8859_1).contains(" href="));
                DataLocation location = DataLocation.of(LOCAL, Optional.empty(), granule.href());
                new ManifestCheck(ManifestBuilder.build(granule, location)).run();
                NetcdfCheck.run(Path.of(LOCAL), document);
            } catch (GranuleException e) {
                ManifestCheck.isDocumented(e, SOURCE);
            }
        });
    }

    /** A document from the network names no files of this machine. */
    private static void fromTheNetwork(Granule granule, boolean hasAddresses) {
        DataLocation location = DataLocation.of(REMOTE, Optional.empty(), granule.href());
        ManifestCheck.isWeb(location.data());
        if (hasAddresses) {
            ManifestCheck.isWeb(ManifestBuilder.build(granule, location));
        }
    }

    /** A sidecar whose granule exists: some addresses are believed only then. */
    private static URI local() {
        try {
            Path folder = Files.createTempDirectory("fuzz");
            Path granule = Files.write(folder.resolve("fuzz.h5"), new byte[1 << 16]);
            folder.toFile().deleteOnExit(); // what is named last goes first
            granule.toFile().deleteOnExit();
            return folder.resolve(SOURCE).toUri();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
