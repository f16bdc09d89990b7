/**
 * The model as few bytes, to be kept on disk: a parsed sidecar comes back some ten times faster than its XML. The form
 * belongs to one build of this library and to no other.
 */
package org.virtualgranule.dmrpp.packed;
