package org.virtualgranule.netcdf;

import java.io.IOException;
import ucar.nc2.NetcdfFile;
import ucar.nc2.NetcdfFiles;
import ucar.nc2.dataset.DatasetUrl;
import ucar.nc2.dataset.spi.NetcdfFileProvider;
import ucar.nc2.util.CancelTask;

/**
 * Opens sidecars for netcdf-java's datasets: {@code dmrpp:ADDRESS}, and web addresses that end in {@code .dmrpp}. Both
 * are read by this library's web client, with its login and its retries.
 */
public final class DmrppDatasetProvider implements NetcdfFileProvider {
    private final DmrppFileProvider files = new DmrppFileProvider();

    /** For netcdf-java, which finds this class as a service. */
    public DmrppDatasetProvider() {}

    @Override
    public String getProtocol() {
        return SidecarAddress.PROTOCOL;
    }

    /** No kind of server is this provider's: addresses tell. */
    @Override
    public boolean isOwnerOf(DatasetUrl url) {
        return false;
    }

    @Override
    public boolean isOwnerOf(String location) {
        return files.isOwnerOf(location) || SidecarAddress.isOnWeb(location.strip());
    }

    @Override
    public NetcdfFile open(String location, CancelTask cancel) throws IOException {
        return NetcdfFiles.open(files.open(SidecarAddress.prefixed(location.strip())), location, cancel, null);
    }
}
