/** Granules as files of netcdf-java. Its own HDF5 reader is the oracle. */
package org.virtualgranule.it.netcdf;
