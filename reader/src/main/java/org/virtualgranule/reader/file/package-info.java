/**
 * Files that have their name only when they are complete, and what Parquet files need to be written without Hadoop. Such a
 * Parquet file is read here too, as what it is: bytes from anybody, of which none is believed before it is checked.
 */
package org.virtualgranule.reader.file;
