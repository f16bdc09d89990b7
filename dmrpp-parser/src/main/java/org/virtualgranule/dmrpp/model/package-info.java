/**
 * What a sidecar says, in words: the granule's groups, variables and chunks as records, and the errors that all of
 * Virtual Granule throws. Takes nothing from the other packages.
 */
package org.virtualgranule.dmrpp.model;
