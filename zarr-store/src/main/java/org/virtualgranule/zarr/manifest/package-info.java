/** Model to Zarr metadata, and where each chunk lives. */
package org.virtualgranule.zarr.manifest;
