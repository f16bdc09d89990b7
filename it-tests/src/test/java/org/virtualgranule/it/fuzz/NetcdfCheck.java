package org.virtualgranule.it.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import org.virtualgranule.dmrpp.model.GranuleException;
import ucar.nc2.NetcdfFile;
import ucar.nc2.NetcdfFiles;

/** Opens a document as netcdf-java does. */
final class NetcdfCheck {
    private NetcdfCheck() {}

    /** Fails if anything comes out but a file that can be printed, or an error of the granule. */
    static void run(Path sidecar, byte[] document) {
        try (NetcdfFile file = NetcdfFiles.openInMemory(sidecar.toString(), document)) {
            file.getVariables();
        } catch (IOException e) {
            boolean other = String.valueOf(e.getMessage()).endsWith("not a valid CDM file.");
            if (!other && !(e.getCause() instanceof GranuleException)) {
                throw new AssertionError("netcdf-java does not take it", e);
            }
        }
    }
}
