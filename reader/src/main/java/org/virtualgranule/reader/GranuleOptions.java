package org.virtualgranule.reader;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.virtualgranule.reader.product.Products;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.ByteSources;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.manifest.Mapping;

/** How a granule is opened. An immutable value: each {@code with} gives a changed copy. */
public final class GranuleOptions {
    private final Optional<URI> data;
    private final int threads;
    private final Optional<ByteSource> source;
    private final Products products;
    private final Mapping mapping;

    private GranuleOptions(
            Optional<URI> data, int threads, Optional<ByteSource> source, Products products, Mapping mapping) {
        this.products = products;
        this.mapping = mapping;
        this.data = data;
        this.threads = threads;
        this.source = source;
    }

    /**
     * The data beside its sidecar, twice as many threads as processors but at least 8, files and http(s), and the
     * products that come with this library.
     *
     * @return the defaults
     */
    public static GranuleOptions defaults() {
        int threads = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());
        return new GranuleOptions(Optional.empty(), threads, Optional.empty(), Products.standard(), Mapping.standard());
    }

    /**
     * Says where the HDF5 file is, when it is not beside its sidecar.
     *
     * @param address a URL or a path
     * @return a copy
     */
    public GranuleOptions withData(String address) {
        return new GranuleOptions(Optional.of(Locations.parse(address)), threads, source, products, mapping);
    }

    /**
     * Says how many chunks are fetched and decoded at once.
     *
     * @param count at least 1
     * @return a copy
     */
    public GranuleOptions withThreads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + count);
        }
        return new GranuleOptions(data, count, source, products, mapping);
    }

    /**
     * Reads bytes through a source of the caller's, such as one that counts.
     *
     * @param bytes the source; it stays open when the granule is closed
     * @return a copy
     */
    public GranuleOptions withSource(ByteSource bytes) {
        return new GranuleOptions(data, threads, Optional.of(Objects.requireNonNull(bytes)), products, mapping);
    }

    /**
     * Says which trajectory products are known.
     *
     * @param known the products
     * @return a copy
     */
    public GranuleOptions withProducts(Products known) {
        return new GranuleOptions(data, threads, source, known, mapping);
    }

    /**
     * Says how a sidecar's words are understood: codecs, and the byte order where none is stated.
     *
     * @param rules such as {@code Mapping.standard().withoutChecksums()}
     * @return a copy
     */
    public GranuleOptions withMapping(Mapping rules) {
        return new GranuleOptions(data, threads, source, products, Objects.requireNonNull(rules));
    }

    Mapping mapping() {
        return mapping;
    }

    Products products() {
        return products;
    }

    Optional<URI> data() {
        return data;
    }

    int threads() {
        return threads;
    }

    Optional<ByteSource> source() {
        return source;
    }

    ByteSource sourceOrStandard() {
        return source.orElseGet(ByteSources::standard);
    }
}
