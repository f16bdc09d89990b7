/**
 * Small synthetic ATL06 granules with their sidecars, and the program that makes them with libhdf5.
 * {@link org.virtualgranule.sample.SampleGranules} is the way in for tests and examples.
 */
package org.virtualgranule.sample;
