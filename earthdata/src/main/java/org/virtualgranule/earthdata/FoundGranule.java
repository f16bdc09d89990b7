package org.virtualgranule.earthdata;

import java.net.URI;
import java.util.OptionalLong;

/**
 * A granule that a search found.
 *
 * @param name its producer's name, such as {@code ATL06_20190402064703_00570302_006_01.h5}; else the catalogue's
 * @param data address of the HDF5 file
 * @param sidecar address of its sidecar: as the catalogue lists it, else the data's with {@code .dmrpp} appended
 * @param size bytes of the HDF5 file; empty if the catalogue does not tell
 * @param time when it was measured
 */
public record FoundGranule(String name, URI data, URI sidecar, OptionalLong size, TimeInterval time) {}
