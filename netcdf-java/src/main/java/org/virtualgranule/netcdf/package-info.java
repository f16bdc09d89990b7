/** Granules behind DMR++ sidecars as files of netcdf-java, found by its service loaders. */
package org.virtualgranule.netcdf;
