/** Which points lie inside a polygon: reading polygons, and testing many points against them. */
package org.virtualgranule.reader.region;
