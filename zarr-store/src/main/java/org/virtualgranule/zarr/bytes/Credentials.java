package org.virtualgranule.zarr.bytes;

import java.net.URI;
import java.util.Optional;

/**
 * Who logs in where. Asked before every request, each hop of a redirect too, except where the address is signed: a
 * signed address carries its permission itself. Thread-safe. Nothing that it says is ever shown.
 */
public interface Credentials {
    /** Sends nothing anywhere. */
    Credentials NONE = location -> Optional.empty();

    /**
     * Finds what to send with a request.
     *
     * @param location the address that is about to be asked
     * @return the value of the Authorization header; empty if this host gets none
     */
    Optional<String> authorization(URI location);

    /**
     * Told that a server refused (401) what was sent.
     *
     * @param location the address that was asked
     * @param refused what was sent; empty if nothing was
     * @return true if another answer of {@link #authorization} is worth one more try
     */
    default boolean renew(URI location, Optional<String> refused) {
        return false;
    }

    /**
     * Says what a user can do when a login was refused, or was missing.
     *
     * @param location the address that was asked
     * @return a clause for the end of a message
     */
    default String remedy(URI location) {
        return "the server wants a login or forbids it";
    }
}
