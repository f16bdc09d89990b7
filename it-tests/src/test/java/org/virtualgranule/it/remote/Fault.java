package org.virtualgranule.it.remote;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a server does wrong. In HTTP/2 the mock server cannot do anything to the connection before it answers: there it
 * answers 500 instead.
 */
enum Fault {
    /** 503, with a Retry-After of no time. */
    BUSY,
    /** 429, with a Retry-After that is a date of long ago. */
    TOO_MANY,
    /** 500. */
    BROKEN,
    /** The connection is closed before anything is answered. */
    RESET,
    /** The connection is closed in the middle of the body. */
    RESET_IN_BODY,
    /** Half of the announced body comes, then an orderly end. */
    TRUNCATED,
    /** One byte in the middle is another. */
    CORRUPT,
    /** Half of the body comes, and the answer says that this is all. */
    TORN,
    /** Nothing is answered, ever; the connection stays open. */
    STALLED,
    /** 200 and the whole file, whatever was asked for. */
    WHOLE,
    /** Another part of the file, and the answer says so. */
    SHIFTED,
    /** One byte more than was asked for and is announced as the range. */
    LONGER,
    /** The right bytes of what says that it is another version of the file. */
    REPLACED,
    /** 400. */
    REFUSED,
    /** 401. */
    UNAUTHORIZED,
    /** 403. */
    FORBIDDEN,
    /** 404. */
    MISSING;

    /** Those after which another try helps. */
    static final Set<Fault> PASSING =
            EnumSet.of(BUSY, TOO_MANY, BROKEN, RESET, RESET_IN_BODY, TRUNCATED, CORRUPT, TORN, STALLED, WHOLE);
}
