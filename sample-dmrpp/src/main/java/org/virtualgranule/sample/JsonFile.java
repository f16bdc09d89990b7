package org.virtualgranule.sample;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes JSON that is the same on every platform: line feeds, UTF-8. */
final class JsonFile {
    private static final DefaultIndenter INDENT = new DefaultIndenter(" ", "\n");

    private JsonFile() {}

    static void write(Path path, Object content) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(INDENT);
        String json = new ObjectMapper().writer(printer).writeValueAsString(content);
        Files.write(path, (json + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
