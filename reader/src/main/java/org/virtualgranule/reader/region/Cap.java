package org.virtualgranule.reader.region;

/**
 * All places that are near a place.
 *
 * @param centre the place in the middle
 * @param radius metres along the sphere, at least 0; the rim belongs to the cap
 */
public record Cap(Place centre, double radius) {}
