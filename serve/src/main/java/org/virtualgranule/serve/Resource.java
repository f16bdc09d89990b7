package org.virtualgranule.serve;

/** What a URL stands for. */
interface Resource {
    /** The media type. */
    String type();

    /** Whether it can be opened at once: without asking the origin, and without much work. */
    boolean isAtHand();

    /**
     * Finds out what is to be sent.
     *
     * @return to be closed by the caller
     * @throws org.virtualgranule.dmrpp.model.GranuleException if that has to be read and cannot be
     */
    Representation open();
}
