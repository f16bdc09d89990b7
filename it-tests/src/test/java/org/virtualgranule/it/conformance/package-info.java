/** Every document of the conformance corpus against what outside readers find in its data file. */
package org.virtualgranule.it.conformance;
