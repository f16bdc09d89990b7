package org.virtualgranule.dmrpp.model;

/**
 * Something that was assumed, repaired or left out.
 *
 * @param path the variable or group that it is about; "/" for the whole document
 * @param message one sentence
 */
public record Diagnostic(String path, String message) {}
