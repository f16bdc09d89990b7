package org.virtualgranule.earthdata;

import java.util.Optional;

/** A place where a login may be found. Looked into when one is needed, and once more when a server refused it. */
interface LoginSource {
    /**
     * Looks.
     *
     * @return what is there now
     * @throws IllegalArgumentException if something is there that is no login; the message tells nothing of it
     */
    Optional<Login> look();

    /** What is missing when {@link #look} finds nothing: the end of a sentence. */
    String missing();
}
