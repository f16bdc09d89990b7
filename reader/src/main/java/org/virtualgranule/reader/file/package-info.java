/** Files that have their name only when they are complete, and what Parquet files need to be written without Hadoop. */
package org.virtualgranule.reader.file;
