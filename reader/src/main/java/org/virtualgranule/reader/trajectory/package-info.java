/** Polygon to row selection to batches of rows. */
package org.virtualgranule.reader.trajectory;
