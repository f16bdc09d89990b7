package org.virtualgranule.sample;

import java.util.List;

/**
 * A range of the file.
 *
 * @param offset first byte
 * @param length number of bytes
 * @param origin element index of a chunk's first element; empty for a contiguous dataset
 */
record StoredPiece(long offset, long length, List<Long> origin) {}
