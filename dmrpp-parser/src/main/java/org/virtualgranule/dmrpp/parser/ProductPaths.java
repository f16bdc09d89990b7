package org.virtualgranule.dmrpp.parser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.virtualgranule.dmrpp.model.Granule;

/**
 * The groups of a product whose documents may state none. Each list is a text file beside this class, named by the
 * product, that says where it comes from; its paths are groups, and datasets that the rule of {@link KnownPaths} would
 * misplace.
 *
 * @param product such as {@code ATL06}
 * @param paths its groups
 */
record ProductPaths(String product, KnownPaths paths) {
    private static final Pattern NAME = Pattern.compile("(?:^|[/_])(ATL\\d\\d)_");

    /** Finds the product in the name that the document gives its granule, else in the sidecar's. */
    static Optional<ProductPaths> of(Granule granule) {
        return Stream.of(granule.name().orElse(""), granule.source())
                .map(NAME::matcher)
                .filter(Matcher::find)
                .findFirst()
                .flatMap(found -> load(found.group(1)));
    }

    private static Optional<ProductPaths> load(String product) {
        try (InputStream in = ProductPaths.class.getResourceAsStream(product + ".txt")) {
            if (in == null) {
                return Optional.empty();
            }
            List<String> lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> line.startsWith("/"))
                    .toList();
            KnownPaths paths = new KnownPaths();
            paths.addAll(lines);
            return Optional.of(new ProductPaths(product, paths));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
