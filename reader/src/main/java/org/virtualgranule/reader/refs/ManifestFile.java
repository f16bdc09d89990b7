package org.virtualgranule.reader.refs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.DmrppFormatException;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.reader.file.ParquetInput;
import org.virtualgranule.reader.refs.ManifestSchema.Kind;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.bytes.Refetch;
import org.virtualgranule.zarr.manifest.DataLocation;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.Mapping;

/** A manifest of one granule or several, in memory: what {@link RefsFormat#MANIFEST} wrote. Immutable. */
public final class ManifestFile {
    /** Some thousands of granules. */
    private static final int MOST_BYTES = 1 << 30;

    private final URI location;
    private final String name;
    private final ParquetInput table;
    private final List<String> granules;

    private ManifestFile(URI location, byte[] bytes) {
        this.location = location;
        name = name(location);
        table = ParquetInput.of(bytes, ManifestSchema.COLUMNS);
        String about = table.document(ManifestSchema.KEY)
                .orElseThrow(() -> new IllegalArgumentException("its footer does not say that it is one"));
        JsonNode footer = NodeReader.read(about, "the whole");
        NodeReader.field(footer, ManifestSchema.VERSION_KEY);
        if (!footer.path(ManifestSchema.VERSION_KEY).equals(IntNode.valueOf(ManifestSchema.VERSION))) {
            throw new UnsupportedFeatureException(
                    name,
                    "the manifest is of version "
                            + Locations.cut(
                                    footer.path(ManifestSchema.VERSION_KEY).toString()) + ", this program reads "
                            + ManifestSchema.VERSION + "; use a newer program, or export it anew");
        }
        granules = List.copyOf(NodeReader.list(footer, ManifestSchema.GRANULES_KEY, JsonNode::asText));
        if (granules.size() != table.groups() || granules.stream().distinct().count() < granules.size()) {
            throw new IllegalArgumentException(granules.size() + " granules in " + table.groups() + " row groups");
        }
    }

    /**
     * A granule of a manifest.
     *
     * @param manifest what the sidecar's manifest was
     * @param location where the manifest's file is, in place of the sidecar, and the HDF5 file
     */
    public record Granule(Manifest manifest, DataLocation location) {}

    /**
     * Fetches a manifest. One that is damaged may have been so on the way: it is fetched again before that is an error.
     *
     * @param source where bytes come from
     * @param location address of the file {@code manifest.parquet}
     * @return the manifest
     * @throws ChunkReadException if it cannot be read
     * @throws DmrppFormatException if it is damaged, or no manifest
     * @throws UnsupportedFeatureException if it is of a version that is not known
     */
    public static ManifestFile read(ByteSource source, URI location) {
        return Locations.isFile(location)
                ? readOnce(source, location)
                : Refetch.whileDamaged(source, DmrppFormatException.class, again -> readOnce(source, location));
    }

    private static ManifestFile readOnce(ByteSource source, URI location) {
        try (InputStream in = source.open(location)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UnsupportedFeatureException(
                        name(location), "the manifest has more than " + MOST_BYTES + " bytes");
            }
            return of(location, bytes);
        } catch (IOException e) {
            throw new ChunkReadException(name(location), "the manifest broke off: " + e.getMessage(), e);
        }
    }

    static ManifestFile of(URI location, byte[] bytes) {
        return Damaged.orElse(name(location), () -> new ManifestFile(location, bytes));
    }

    /** With its directory, since all manifests have one name. */
    private static String name(URI location) {
        URI folder = location.resolve(".");
        boolean usual = Locations.name(location).equals(ManifestSchema.FILE)
                && folder.getRawPath().length() > 1;
        return (usual
                        ? Locations.name(Locations.withRawPath(
                                        folder, folder.getRawPath().replaceFirst("/$", ""))) + "/"
                        : "")
                + Locations.name(location);
    }

    /**
     * Lists the granules.
     *
     * @return their names, in the order of the export
     */
    public List<String> granules() {
        return granules;
    }

    /**
     * Opens a granule.
     *
     * @param granule one of {@link #granules}
     * @param data where the HDF5 file is, if it is not where the manifest says
     * @param mapping the codecs
     * @return the granule
     * @throws IllegalArgumentException if there is none of that name
     * @throws DmrppFormatException if it is damaged
     */
    public Granule open(String granule, Optional<URI> data, Mapping mapping) {
        int number = granules.indexOf(granule);
        if (number < 0) {
            throw new IllegalArgumentException(name + " has no granule " + granule);
        }
        return Damaged.orElse(name, () -> granule(granule, new GranuleRows(table.group(number)), data, mapping));
    }

    private Granule granule(String granule, GranuleRows rows, Optional<URI> data, Mapping mapping) {
        if (rows.count() == 0 || rows.kind(0) != Kind.GRANULE) {
            throw new IllegalArgumentException("it does not begin with the granule");
        }
        for (int row = 0; row < rows.count(); row++) {
            if (!granule.equals(rows.text(ManifestSchema.GRANULE, row))) {
                throw new IllegalArgumentException("row " + row + " of " + granule + " is another granule's");
            }
        }
        JsonNode first = rows.node(0);
        FilePlaces places = new FilePlaces(location, NodeReader.text(first, "data"), data);
        ManifestReader reader = new ManifestReader(name, rows, first, places, new NodeReader(mapping.codecs()));
        return new Granule(reader.manifest(), new DataLocation(location, places.data()));
    }

    @Override
    public String toString() {
        return name + ": " + granules.size() + " granules";
    }
}
