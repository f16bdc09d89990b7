/**
 * Granules as files of references to their bytes: kerchunk's formats, and a manifest that opens without the sidecar. The
 * manifest is read here too; what it says is trusted no more than a sidecar.
 */
package org.virtualgranule.reader.refs;
