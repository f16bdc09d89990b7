package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A package uses only packages that come before it in the flow. Written rules alone do not hold. */
class PackageFlowTest {
    private static final List<String> FLOW = List.of(
            "dmrpp.model",
            "dmrpp.parser",
            "dmrpp.packed",
            "zarr.bytes",
            "s3",
            "zarr.sidecar",
            "zarr.codec",
            "zarr.manifest",
            "zarr.store",
            "zarr.array",
            "zarr.export",
            "earthdata",
            "netcdf",
            "reader.product",
            "reader.region",
            "reader.search",
            "reader.trajectory",
            "reader.file",
            "reader.output",
            "reader.refs",
            "reader.view",
            "reader",
            "serve",
            "sample",
            "cli");
    private static final Pattern PACKAGE =
            Pattern.compile("^package org\\.virtualgranule\\.([a-z0-9.]+);", Pattern.MULTILINE);

    /** Any mention by full name, imported or not. */
    private static final Pattern USE = Pattern.compile("org\\.virtualgranule\\.([a-z0-9]+(?:\\.[a-z0-9]+)*)\\.[A-Z*]");

    @Test
    void thePackagesUseEachOtherInOneDirectionOnly() throws IOException {
        List<String> files = new ArrayList<>();
        List<String> violations = new ArrayList<>();
        for (Path file : Project.javaFiles("main")) {
            String text = Files.readString(file);
            Matcher own = PACKAGE.matcher(text);
            assertThat(own.find()).as("package of " + file).isTrue();
            assertThat(FLOW).contains(own.group(1));
            files.add(own.group(1));
            violations.addAll(violations(own.group(1), text));
        }
        assertThat(violations).isEmpty();
        assertThat(files).as("packages found").containsAll(FLOW);
    }

    @Test
    void anImportFromALaterPackageIsFound() {
        assertThat(violations("zarr.codec", "import org.virtualgranule.zarr.store.VirtualStore;"))
                .containsExactly("zarr.codec uses zarr.store");
        assertThat(violations("zarr.store", "import org.virtualgranule.zarr.codec.Zlib;"))
                .isEmpty();
    }

    private static List<String> violations(String here, String text) {
        return USE.matcher(text)
                .results()
                .map(use -> use.group(1))
                .filter(there -> FLOW.indexOf(there) > FLOW.indexOf(here))
                .map(there -> here + " uses " + there)
                .toList();
    }
}
