package org.virtualgranule.reader.file;

/** How many bytes the pages of a row group may have once they are inflated. */
final class PageBudget {
    private static final int MOST_IN_PAGE = 1 << 26;
    private static final long MOST = 3L << 27;

    /** A block of Zstandard makes at most 128 KiB of 4 bytes. */
    private static final long MOST_RATIO = 1 << 15;

    /** Each takes four bytes for each column as well, and a run of any number of them is nothing in a file. */
    private static final int MOST_ROWS = 1 << 23;

    private long taken;

    /** Takes a page before it is inflated. */
    void take(int compressed, int plain) {
        if (plain < 0 || plain > MOST_IN_PAGE || plain > MOST_RATIO * (compressed + 1) || plain > MOST - taken) {
            throw new DamagedFileException("a page of " + compressed + " bytes is said to have " + plain
                    + " inflated, after " + taken + " of other pages");
        }
        taken += plain;
    }

    /** Compares the rows with what was inflated: each takes a byte or more. */
    void checkRows(long rows) {
        if (rows < 0 || rows > MOST_ROWS || rows > taken) {
            throw new DamagedFileException(rows + " rows are said to be in " + taken + " bytes");
        }
    }
}
