/** Zarr stores over HTTP, for any client, read-only. */
package org.virtualgranule.serve;
