/** The one door: open a granule, look, subset, write. */
package org.virtualgranule.reader;
