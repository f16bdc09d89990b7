/**
 * DMR++ XML to model, every layout. {@link org.virtualgranule.dmrpp.parser.DmrppParser} writes down what the document
 * says; {@link org.virtualgranule.dmrpp.parser.OriginalTree} makes the HDF5 file's tree of a flattened one.
 */
package org.virtualgranule.dmrpp.parser;
