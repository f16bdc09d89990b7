package org.virtualgranule.earthdata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** When a token of Earthdata Login ends: it is a JSON web token (RFC 7519), whose middle part says so in the open. */
final class TokenExpiry {
    private TokenExpiry() {}

    /** The claim {@code exp}; empty if this is no such token, or says nothing. */
    static Optional<Instant> of(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode end = new JsonMapper()
                    .readTree(Base64.getUrlDecoder().decode(parts[1]))
                    .path("exp");
            return end.isNumber() && end.canConvertToLong()
                    ? Optional.of(Instant.ofEpochSecond(end.longValue()))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty(); // the server will judge
        }
    }
}
