package org.virtualgranule.reader.refs;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What references can be written as. */
public enum RefsFormat {
    /** kerchunk's references in one JSON file. */
    KERCHUNK_JSON,
    /** kerchunk's references as a directory of Parquet files. */
    KERCHUNK_PARQUET,
    /** A directory of Zarr v3 metadata and a manifest of the chunks, which can be opened in place of the sidecars. */
    MANIFEST;

    /**
     * Begins an output.
     *
     * @param out the file or directory
     * @param moved gives the addresses of files that references shall lead to; mostly the same ones
     * @return an open sink, to be closed by the caller
     * @throws java.io.UncheckedIOException if nothing of that name can be made; the message names path and remedy
     */
    public RefsSink<?> create(Path out, UnaryOperator<String> moved) {
        return switch (this) {
            case KERCHUNK_JSON -> new KerchunkJsonSink(out, moved);
            case KERCHUNK_PARQUET -> new KerchunkParquetSink(out, moved);
            case MANIFEST -> new ManifestSink(out, moved);
        };
    }

    /**
     * Finds a format.
     *
     * @param name as {@link #toString} gives it
     * @return the format
     * @throws IllegalArgumentException if there is none of that name; the message lists those there are
     */
    public static RefsFormat of(String name) {
        return Stream.of(values())
                .filter(format -> format.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no format \"" + name + "\"; there are "
                        + Stream.of(values()).map(RefsFormat::toString).collect(Collectors.joining(", "))));
    }

    /**
     * Tells files from directories.
     *
     * @return true if one file is written
     */
    public boolean isFile() {
        return this == KERCHUNK_JSON;
    }

    /**
     * The format's name on command lines.
     *
     * @return such as {@code kerchunk-json}
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
