package org.virtualgranule.netcdf;

import java.nio.charset.StandardCharsets;
import ucar.unidata.io.InMemoryRandomAccessFile;
import ucar.unidata.io.RandomAccessFile;
import ucar.unidata.io.spi.RandomAccessFileProvider;

/**
 * Takes locations that begin with {@code dmrpp:} away from netcdf-java's own files and web client. What it opens merely
 * stands for the sidecar: {@link DmrppIosp} fetches it, for then it is known whether the caller wants to cancel.
 */
public final class DmrppFileProvider implements RandomAccessFileProvider {
    /** What {@link DmrppIosp} looks for, and no other file type does. */
    private static final byte[] STAND_IN = "<Dataset xmlns:dmrpp=\"\"/>".getBytes(StandardCharsets.US_ASCII);

    /** For netcdf-java, which finds this class as a service. */
    public DmrppFileProvider() {}

    @Override
    public boolean isOwnerOf(String location) {
        return SidecarAddress.isPrefixed(location.strip());
    }

    @Override
    public RandomAccessFile open(String location) {
        return new InMemoryRandomAccessFile(location.strip(), STAND_IN.clone());
    }
}
