package org.virtualgranule.reader.product;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.zarr.manifest.Manifest;

/** The known products. An immutable value. */
public final class Products {
    private final List<Product> products;

    /**
     * Makes a registry.
     *
     * @param products the products
     */
    public Products(List<Product> products) {
        this.products = List.copyOf(products);
    }

    /**
     * The products that come with this library, from the JSON files that {@code products.json} lists.
     *
     * @return the registry, the same each time
     */
    public static Products standard() {
        return Standard.PRODUCTS;
    }

    /**
     * The same products without a bound on motion: subsets then read the coordinates of all rows.
     *
     * @return a copy
     */
    public Products withoutMotion() {
        return new Products(products.stream().map(Product::withoutMotion).toList());
    }

    /** Read once: a run asks for them with every granule. */
    private static final class Standard {
        static final Products PRODUCTS = load();
    }

    private static Products load() {
        // unknown fields are misspelt ones; that shall not pass silently
        JsonMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try {
            List<Product> products = new ArrayList<>();
            for (String file : json.readValue(resource("products.json"), new TypeReference<List<String>>() {})) {
                products.add(json.readValue(resource(file), Product.class));
            }
            return new Products(products);
        } catch (IOException e) {
            throw new UncheckedIOException("a product file of this library cannot be read", e);
        }
    }

    /**
     * Finds a granule's product: the one whose coordinates it has in at least one track; of several the one whose name
     * pattern it follows.
     *
     * @param manifest the granule
     * @param granule its name
     * @return the product
     * @throws UnsupportedFeatureException if it is of no known product
     */
    public Product of(Manifest manifest, String granule) {
        List<Product> fitting =
                products.stream().filter(p -> hasTrack(p, manifest)).toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        return fitting.stream()
                .filter(p -> p.granuleName().matcher(granule).find())
                .findFirst()
                .orElseThrow(() -> new UnsupportedFeatureException(
                        manifest.source(),
                        fitting.isEmpty()
                                ? "no track found: the granule is of none of the products " + names(products)
                                        + ", or its subset holds no track"
                                : "it looks like any of the products " + names(fitting)
                                        + ", and its name does not tell"));
    }

    private static String names(List<Product> products) {
        return products.stream().map(Product::name).collect(Collectors.joining(", "));
    }

    private static boolean hasTrack(Product product, Manifest manifest) {
        return product.tracks().stream()
                .anyMatch(track -> manifest.isVariable(product.path(track, product.latitude())));
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = Products.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("no resource " + name);
        }
        return in;
    }
}
