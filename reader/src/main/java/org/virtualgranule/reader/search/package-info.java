/** Which rows of a granule's tracks can be inside a region at all, out of a few of them. */
package org.virtualgranule.reader.search;
