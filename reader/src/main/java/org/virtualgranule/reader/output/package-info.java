/** Trajectories as files: batches of rows go in, a finished file comes out or nothing does. */
package org.virtualgranule.reader.output;
