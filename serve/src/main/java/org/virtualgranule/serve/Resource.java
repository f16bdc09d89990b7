package org.virtualgranule.serve;

import java.util.Optional;

/** What a URL stands for. */
interface Resource {
    /** The media type. */
    String type();

    /** What is to be sent, if that is known without asking the origin, without waiting for memory, and without work. */
    Optional<Representation> atHand();

    /**
     * Finds out what is to be sent.
     *
     * @return to be closed by the caller
     * @throws org.virtualgranule.dmrpp.model.GranuleException if that has to be read and cannot be
     */
    Representation open();
}
