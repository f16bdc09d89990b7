/** Which groups and variables make a track: data files, not code. */
package org.virtualgranule.reader.product;
