package org.virtualgranule.earthdata;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to send to whom, and where it was found.
 *
 * @param header value of the Authorization header
 * @param isToken true for a token, which every host of the archive takes; false for a name with password, which only the
 *     login server may see
 * @param origin where it was found, in words
 * @param expiry when it ends, where it says so
 */
record Login(Secret header, boolean isToken, String origin, Optional<Instant> expiry) {
    /** What a bearer token may consist of (RFC 6750). Anything else would be a mistake, or a second header. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /**
     * A token; space around it is cut off, and the word Bearer, which people copy with it.
     *
     * @throws IllegalArgumentException if it cannot be one; the message tells nothing of it
     */
    static Login token(String text, String origin) {
        String token = text.strip().replaceFirst("(?i)^Bearer\\s+", "");
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException(origin + " holds no token: "
                    + (token.isEmpty() ? "it is empty" : "it has characters that no token has")
                    + "; get one at https://urs.earthdata.nasa.gov, \"Generate Token\"");
        }
        return new Login(new Secret("Bearer " + token), true, origin, TokenExpiry.of(token));
    }

    /**
     * A name with its password.
     *
     * @throws IllegalArgumentException if they cannot be sent; the message tells nothing of them
     */
    static Login user(String name, String password, String origin) {
        if (name.isEmpty() || password.isEmpty() || name.contains(":")) {
            throw new IllegalArgumentException(origin
                    + ": the user name must not have a colon, and neither the name nor" + " the password may be empty");
        }
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Login(
                new Secret("Basic " + Base64.getEncoder().encodeToString(pair)), false, origin, Optional.empty());
    }

    boolean isExpired(Instant now) {
        return expiry.isPresent() && now.isAfter(expiry.get());
    }
}
