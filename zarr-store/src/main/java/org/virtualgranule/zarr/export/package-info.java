/** The granule as references: Zarr v2 documents, and for each chunk a byte range or the bytes themselves. */
package org.virtualgranule.zarr.export;
