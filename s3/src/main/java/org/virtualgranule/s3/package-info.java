/** Byte ranges of objects in S3. */
package org.virtualgranule.s3;
