/** Byte ranges of a file or of an http(s) object. */
package org.virtualgranule.zarr.bytes;
