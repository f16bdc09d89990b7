package org.virtualgranule.sample;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the sidecar of a granule from what libhdf5 reports of it. */
final class SidecarWriter {
    private static final String LOCATION_TEMPLATE = "OPeNDAP_DMRpp_DATA_ACCESS_URL";

    private SidecarWriter() {}

    static void write(StoredGroup root, SidecarStyle style, Path granule, Path sidecar) throws IOException {
        List<String> attributes = new ArrayList<>(List.of(
                "dapVersion",
                "4.0",
                "dmrVersion",
                "1.0",
                "name",
                granule.getFileName().toString(),
                "dmrpp:href",
                LOCATION_TEMPLATE));
        style.version().ifPresent(version -> attributes.addAll(List.of("dmrpp:version", version)));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(sidecar));
                SidecarXml xml = new SidecarXml(out, attributes.toArray(String[]::new))) {
            style.writeBody(root, xml);
        }
    }
}
