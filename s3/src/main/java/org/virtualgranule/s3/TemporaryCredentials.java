package org.virtualgranule.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * What an {@code s3credentials} address answers. Its {@link #toString} tells none of it.
 *
 * @param credentials what requests are signed with
 * @param expiration when they end
 */
record TemporaryCredentials(AwsSessionCredentials credentials, Instant expiration) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Reads an answer: {@code accessKeyId}, {@code secretAccessKey}, {@code sessionToken} and {@code expiration}, such as
     * 2024-01-01 00:00:00+00:00.
     *
     * @throws IllegalArgumentException if it is anything else; nothing of it is in the message
     */
    static TemporaryCredentials parse(byte[] answer) {
        JsonNode json = json(answer);
        AwsSessionCredentials credentials = AwsSessionCredentials.create(
                text(json, "accessKeyId"), text(json, "secretAccessKey"), text(json, "sessionToken"));
        try {
            String time = text(json, "expiration").replaceFirst(" ", "T");
            return new TemporaryCredentials(
                    credentials, OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the time in its \"expiration\" cannot be understood");
        }
    }

    private static JsonNode json(byte[] answer) {
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            // the cause would repeat what was sent
            throw new IllegalArgumentException("it is no JSON");
        }
    }

    private static String text(JsonNode json, String name) {
        String text = json.path(name).asText("");
        // a line break would start another header of a request
        if (text.isBlank() || !text.matches("\\p{Print}+")) {
            throw new IllegalArgumentException("it states no \"" + name + "\"");
        }
        return text;
    }

    @Override
    public String toString() {
        return "TemporaryCredentials(until " + expiration + ")";
    }
}
