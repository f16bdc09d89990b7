/** Granules through {@code vgranule serve}. */
package org.virtualgranule.it.served;
