package org.virtualgranule.it.conformance;

/**
 * The verdict on one variable of one document.
 *
 * @param document area, data file and document
 * @param variable its path; "/" for the whole document
 * @param status what was found
 * @param detail one line
 */
record Row(String document, String variable, Status status, String detail) {
    /** What the judge may say. */
    enum Status {
        /** The values are those that h5py or pyhdf read, or Hyrax printed. */
        EQUAL("equal"),
        /** As equal, but some or all chunks were never written. */
        EQUAL_FILL("equal-fill"),
        /** As equal, but there is only Hyrax's text to compare with. */
        EQUAL_TEXT("equal-text"),
        /** The manifest lists it with the reason why it is no array. */
        SKIPPED("skipped"),
        /** It is an array, but reading it gave an error. */
        ERROR("error"),
        /** The whole document was refused. */
        REFUSED("refused"),
        /** It was read, and nothing tells whether it is right. */
        NO_REFERENCE("no reference"),
        /** Not equal, for a reason that was checked; see {@link SpecialCases}. */
        KNOWN_DIFFERENCE("known difference"),
        /** Wrong. */
        DIFFERENT("different");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        boolean isEqual() {
            return ordinal() <= EQUAL_TEXT.ordinal();
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** What the list of explained rows has. */
    String key() {
        return status + " | " + document + " | " + variable;
    }

    @Override
    public String toString() {
        return key() + " | " + detail;
    }
}
