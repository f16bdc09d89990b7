/** Plan, fetch, decode: stored chunks to Java arrays. */
package org.virtualgranule.zarr.array;
