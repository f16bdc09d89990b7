package org.virtualgranule.netcdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.sample.SampleGranules;
import ucar.nc2.NetcdfFile;
import ucar.nc2.NetcdfFiles;
import ucar.nc2.dataset.NetcdfDataset;
import ucar.nc2.dataset.NetcdfDatasets;
import ucar.unidata.io.InMemoryRandomAccessFile;

/** Which files are taken for sidecars, and which are left to netcdf-java's other file types. */
class FileTypeTest {
    private static final String NAME = SampleGranules.names().get(1);

    @TempDir
    private Path folder;

    private static boolean isTaken(byte[] file) throws IOException {
        return new DmrppIosp().isValidFile(new InMemoryRandomAccessFile("a.h5.dmrpp", file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "Dataset < dmrpp",
                "\u0089HDF <Dataset xmlns:dmrpp='' />",
                "<doc>Dataset dmrpp</doc>",
                "<doc xmlns:dmrpp=''><Dataset/></doc>",
                "<Dataset name='of something else, not dmrpp'/>",
                "<!DOCTYPE Dataset><Dataset xmlns:dmrpp=''/>",
                "<!-- <Dataset xmlns:dmrpp=''/> -->",
                "<netcdf xmlns='http://www.unidata.ucar.edu/namespaces/netcdf/ncml-2.2' location='a.h5.dmrpp'>"
                        + "<attribute name='title' value='Dataset'/></netcdf>"
            })
    void whatHasAnotherRootElementOrNoneIsLeftToOthers(String file) throws IOException {
        assertThat(isTaken(file.getBytes(StandardCharsets.ISO_8859_1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Dataset xmlns:dmrpp='http://xml.opendap.org/dap/dmrpp/1.0.0#'>",
                "<Dataset xmlns='http://xml.opendap.org/ns/DAP/4.0#'>",
                "<n:Dataset xmlns:n='https://xml.opendap.org/ns/DAP/4.0#' />",
                "<Dataset dmrpp:version='3.21.0'/>",
                "printed 1\n<?xml version='1.0'?>\n<Dataset xmlns:dmrpp=''>"
            })
    void theRootElementOfASidecarIsEnough(String beginning) throws IOException {
        assertThat(isTaken(beginning.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @Test
    void aSidecarIsOpenedInAnyEncodingAndAfterALongComment() throws IOException {
        SampleGranules.copyTo(folder);
        Path sidecar = folder.resolve(NAME + ".dmrpp");
        String document = Files.readString(sidecar);
        int root = document.indexOf("<Dataset");
        String later = "<!--" + " ".repeat(9000) + "-->" + document.substring(root);
        for (Charset charset : new Charset[] {StandardCharsets.UTF_16, StandardCharsets.UTF_8}) {
            Files.write(sidecar, ("<?xml version='1.0' encoding='" + charset + "'?>" + later).getBytes(charset));
            try (NetcdfFile file = NetcdfFiles.open(sidecar.toString())) {
                assertThat(file.getFileTypeId()).isEqualTo("DMR++");
            }
        }
    }

    @Test
    void anNcmlFileAboutASidecarIsReadByNetcdfJava() throws IOException {
        SampleGranules.copyTo(folder);
        Path ncml = Files.writeString(
                folder.resolve("a.ncml"),
                "<netcdf xmlns='http://www.unidata.ucar.edu/namespaces/netcdf/ncml-2.2' location='"
                        + folder.resolve(NAME + ".dmrpp") + "'><attribute name='title' value='Dataset'/></netcdf>");
        try (NetcdfDataset dataset = NetcdfDatasets.openDataset(ncml.toString())) {
            assertThat(dataset.findVariable("gt2l/land_ice_segments/h_li").getSize())
                    .isPositive();
        }
    }
}
