package org.virtualgranule.zarr.export;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.virtualgranule.zarr.bytes.Locations;

/**
 * Addresses of files as fsspec takes them: a path, {@code https://…} as it is, {@code s3://BUCKET/KEY} without escapes.
 * References are passed on, so that nothing secret may be in them.
 */
final class FileAddresses {
    private final UnaryOperator<String> moved;
    private final Map<URI, String> known = new HashMap<>();

    FileAddresses(UnaryOperator<String> moved) {
        this.moved = moved;
    }

    String of(URI location) {
        return known.computeIfAbsent(location, uri -> moved.apply(text(uri)));
    }

    private static String text(URI location) {
        URI open = Locations.withoutSecrets(location);
        return switch (String.valueOf(open.getScheme()).toLowerCase(Locale.ROOT)) {
            case "file" -> Path.of(open).toString();
            case "s3" -> "s3://" + open.getRawAuthority() + open.getPath();
            default -> open.toString();
        };
    }
}
