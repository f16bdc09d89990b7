package org.virtualgranule.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.sample.SampleGranules;
import ucar.nc2.NetcdfFile;
import ucar.nc2.NetcdfFiles;
import ucar.nc2.dataset.NetcdfDataset;
import ucar.nc2.dataset.NetcdfDatasets;

/** Every way to open a file, with every way to name it. */
class LocationsTest {
    private static final String NAME = SampleGranules.names().get(1);
    private static final String HEIGHTS = "gt2l/land_ice_segments/h_li";

    @TempDir
    private Path folder;

    private Path sidecar;

    @BeforeEach
    void copySamples() {
        sidecar = SampleGranules.copyTo(folder).resolve(NAME + ".dmrpp");
    }

    @FunctionalInterface
    private interface Opening {
        NetcdfFile open(String location) throws IOException;
    }

    private static void assertOpens(Opening opening, String location) throws Exception {
        try (NetcdfFile file = opening.open(location)) {
            assertThat(file.getFileTypeId()).isEqualTo("DMR++");
            assertThat(file.getLocation()).isEqualTo(location);
            assertThat(file.findVariable(HEIGHTS).read("1100:1119:2").getSize()).isEqualTo(10);
        }
    }

    @Test
    void aSidecarIsOpenedByItsPath() throws Exception {
        for (String location : new String[] {sidecar.toString(), "file:" + sidecar}) {
            assertOpens(NetcdfFiles::open, location);
            assertOpens(NetcdfDatasets::openDataset, location);
            assertOpens(l -> NetcdfDatasets.openFile(l, null), location);
        }
    }

    @Test
    void withThePrefixASidecarIsOpenedByItsPathOrItsGranules() throws Exception {
        for (String path : new String[] {sidecar.toString(), sidecar.toUri().toString(), folder.resolve(NAME) + ""}) {
            assertOpens(NetcdfFiles::open, "dmrpp:" + path);
            assertOpens(NetcdfDatasets::openDataset, "dmrpp:" + path);
            assertOpens(l -> NetcdfDatasets.openFile(l, null), "dmrpp:" + path);
        }
    }

    @Test
    @SuppressWarnings("deprecation")
    void theOlderWaysToOpenAFileDoToo() throws Exception {
        assertOpens(NetcdfFile::open, sidecar.toString());
        assertOpens(NetcdfDataset::openDataset, sidecar.toString());
        assertOpens(NetcdfDataset::openDataset, "dmrpp:" + sidecar);
    }

    @Test
    void aSidecarInMemoryIsOne() throws Exception {
        try (NetcdfFile file = NetcdfFiles.openInMemory(sidecar.toString(), Files.readAllBytes(sidecar))) {
            assertThat(file.findVariable(HEIGHTS).read("0:9").getSize()).isEqualTo(10);
        }
    }

    @Test
    void withThePrefixAWebServerIsAskedForTheSidecarAndThenForChunksOnly() throws Exception {
        for (Opening opening : Stream.<Opening>of(NetcdfFiles::open, NetcdfDatasets::openDataset)
                .toList()) {
            try (GranuleServer server = new GranuleServer(folder)) {
                try (NetcdfFile file = opening.open("dmrpp:" + server.address(NAME + ".dmrpp"))) {
                    assertThat(server.requests()).containsExactly("GET /" + NAME + ".dmrpp");
                    file.findVariable(HEIGHTS).read("1100:1119");
                }
                assertThat(server.requests()).hasSize(2);
                assertThat(server.requests().get(1)).startsWith("GET /" + NAME + " ");
            }
        }
    }

    @Test
    void aPlainWebAddressIsReadByNetcdfJavasOwnClientWhichAsksMore() throws Exception {
        try (GranuleServer server = new GranuleServer(folder)) {
            assertOpens(NetcdfFiles::open, server.address(NAME + ".dmrpp"));
            assertThat(server.requests().get(0)).isEqualTo("HEAD /" + NAME + ".dmrpp");
        }
    }

    @Test
    void asADatasetAPlainWebAddressIsReadByThisLibrarysClientAfterNetcdfJavaHasLookedForServers() throws Exception {
        try (GranuleServer server = new GranuleServer(folder)) {
            assertOpens(NetcdfDatasets::openDataset, server.address(NAME + ".dmrpp"));
            assertThat(server.requests())
                    .filteredOn(r -> r.equals("GET /" + NAME + ".dmrpp"))
                    .hasSize(1);
            assertThat(server.requests())
                    .filteredOn(r -> r.startsWith("GET /" + NAME + ".dmrpp "))
                    .isEmpty();
        }
    }

    @Test
    void whatCannotBeOpenedIsAnIoExceptionThatSaysWhy() throws Exception {
        assertThatThrownBy(() -> NetcdfFiles.open("dmrpp:" + folder.resolve("none.h5")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.h5.dmrpp");
        Path other = Files.writeString(folder.resolve("other.h5.dmrpp"), "<Dataset xmlns:dmrpp='' name='a'><Int8");
        assertThatThrownBy(() -> NetcdfFiles.open(other.toString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("[other.h5.dmrpp] line 1: not well-formed XML");
        Path page = Files.writeString(folder.resolve("page.h5.dmrpp"), "<html><body>log in</body></html>");
        assertThatThrownBy(() -> NetcdfFiles.open("dmrpp:" + page))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the root element is <html>");
        assertThatThrownBy(() -> NetcdfFiles.open(page.toString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a valid CDM file");
    }

    @Test
    void aSidecarThatIsTooLongToBeHeldIsToldWithItsSizeAndAnotherWay() throws Exception {
        Path large = Files.writeString(folder.resolve("large.h5.dmrpp"), "<Dataset xmlns:dmrpp='x'>");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(1L << 31);
        }
        assertThatThrownBy(() -> NetcdfFiles.open(large.toString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        "[large.h5.dmrpp] the sidecar has 2147483648 bytes, and without the prefix at most"
                                + " 2147483639 are read; write dmrpp: before its address");
    }
}
