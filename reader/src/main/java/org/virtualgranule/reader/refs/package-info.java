/** Granules as files of references to their bytes: kerchunk's formats, and a manifest that opens without the sidecar. */
package org.virtualgranule.reader.refs;
