/** NASA's archive: who logs in where, and which granules there are. */
package org.virtualgranule.earthdata;
