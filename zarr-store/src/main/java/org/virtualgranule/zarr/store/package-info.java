/** Zarr key to encoded bytes, and the granule as a store of zarr-java. */
package org.virtualgranule.zarr.store;
