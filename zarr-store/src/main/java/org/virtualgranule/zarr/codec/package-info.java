/** HDF5's filters as Zarr codecs: shuffle, zlib, fletcher32. */
package org.virtualgranule.zarr.codec;
