package org.virtualgranule.dmrpp.packed;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Which build of the parser this is. A version number would not do: it stays the same while the code changes, and then a
 * mended parser would go on with what the one before it made of a document.
 */
final class Build {
    /** Bytes of a fingerprint. */
    static final int SIZE = 16;

    private static final String CLASSES = "org/virtualgranule/dmrpp/";

    private static final Optional<byte[]> FINGERPRINT = fingerprint(Build.class.getProtectionDomain());

    private Build() {}

    /** A digest of the classes of model, parser and this package; empty where they lie in neither a jar nor a folder. */
    static Optional<byte[]> fingerprint() {
        return FINGERPRINT.map(byte[]::clone);
    }

    private static Optional<byte[]> fingerprint(ProtectionDomain domain) {
        CodeSource code = domain.getCodeSource();
        if (code == null) {
            return Optional.empty();
        }
        try {
            Path place = Path.of(code.getLocation().toURI());
            return digest(Files.isDirectory(place) ? ofFolder(place) : ofJar(place));
        } catch (IOException
                | URISyntaxException
                | FileSystemNotFoundException
                | IllegalArgumentException
                | UnsupportedOperationException e) {
            return Optional.empty(); // nothing can be kept, everything can be read
        }
    }

    /** A jar's table of contents has the checksums: its classes need not be read. */
    private static Map<String, Long> ofJar(Path jar) throws IOException {
        Map<String, Long> checksums = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            // a loop, not a stream: this is done once in every short run, and lambdas cost more than it does
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().startsWith(CLASSES)) {
                    checksums.put(entry.getName(), entry.getCrc() << 24 ^ entry.getSize());
                }
            }
        }
        return checksums;
    }

    private static Map<String, Long> ofFolder(Path folder) throws IOException {
        Map<String, Long> checksums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve(CLASSES))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                CRC32 crc = new CRC32();
                crc.update(bytes);
                checksums.put(folder.relativize(file).toString(), crc.getValue() << 24 ^ bytes.length);
            }
        }
        return checksums;
    }

    private static Optional<byte[]> digest(Map<String, Long> checksums) {
        if (checksums.isEmpty()) {
            return Optional.empty();
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] all = digest.digest(checksums.toString().getBytes(StandardCharsets.UTF_8));
            return Optional.of(Arrays.copyOf(all, SIZE));
        } catch (NoSuchAlgorithmException e) {
            return Optional.empty();
        }
    }
}
