/** Fuzz targets: whatever the input is, nothing but the documented errors may come out, soon and in little memory. */
package org.virtualgranule.it.fuzz;
