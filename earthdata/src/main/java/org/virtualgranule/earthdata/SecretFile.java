package org.virtualgranule.earthdata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a small file that holds secrets: no error tells any of it. */
final class SecretFile {
    private static final int MOST_BYTES = 1 << 20;

    private SecretFile() {}

    /**
     * Reads a file that must be there.
     *
     * @param name how to call it in errors
     * @throws IllegalArgumentException if it cannot be read
     */
    static String read(Path file, String name) {
        return readIfThere(file, name)
                .orElseThrow(() -> new IllegalArgumentException(name + ": there is no such file"));
    }

    /** Reads a file that may be there. */
    static Optional<String> readIfThere(Path file, String name) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException(
                        name + " has more than " + MOST_BYTES + " bytes: it is another file");
            }
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(name + " is not in UTF-8");
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    name + " cannot be read: " + e.getClass().getSimpleName(), e);
        }
    }
}
