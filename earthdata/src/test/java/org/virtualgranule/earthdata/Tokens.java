package org.virtualgranule.earthdata;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** Tokens of the form that Earthdata Login gives out. */
final class Tokens {
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private Tokens() {}

    /** A token that is good for an hour. */
    static String good(String name) {
        return ending(name, NOW.plusSeconds(3600));
    }

    static String ending(String name, Instant end) {
        return part("{\"typ\":\"JWT\"}")
                + "."
                + part("{\"uid\":\"" + name + "\",\"exp\":" + end.getEpochSecond() + ",\"iss\":\"Earthdata Login\"}")
                + ".c2lnbmF0dXJl-_" + name;
    }

    static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
