/** Gets sidecars: from where they are, or from this machine's disk if they are still the same. */
package org.virtualgranule.zarr.sidecar;
