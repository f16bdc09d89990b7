/** The search of coordinate chunks against reading all of them. */
package org.virtualgranule.it.search;
