package org.virtualgranule.sample;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The form of 2020: every variable at the root under a mangled name, its path in the attributes {@code origname} and
 * {@code fullnamepath}, groups as attribute containers, and storage without version, fill value or true filter order.
 */
final class FlattenedStyle implements SidecarStyle {
    @Override
    public Optional<String> version() {
        return Optional.empty();
    }

    @Override
    public void writeBody(StoredGroup root, SidecarXml xml) {
        FakeDimensions fakes = new FakeDimensions(root.allDatasets().toList());
        writeDimensions(root, fakes, xml);
        root.allDatasets().forEach(dataset -> writeVariable(dataset, fakes, xml));
        fakes.sizes().forEach((name, size) -> writeFake(name, xml));
        new AttributeXml(xml).write(root.attributes());
        root.allGroups().skip(1).forEach(group -> writeContainer(group, xml));
    }

    private static void writeDimensions(StoredGroup root, FakeDimensions fakes, SidecarXml xml) {
        Set<String> seen = new TreeSet<>();
        root.allDatasets().flatMap(dataset -> dataset.dimensions().stream()).forEach(dimension -> {
            if (dimension.isScaled() && seen.add(dimension.scale())) {
                xml.empty("Dimension", "name", mangled(dimension.scale()), "size", Long.toString(dimension.size()));
            }
        });
        fakes.sizes().forEach((name, size) -> xml.empty("Dimension", "name", name, "size", Long.toString(size)));
    }

    private static void writeVariable(StoredDataset dataset, FakeDimensions fakes, SidecarXml xml) {
        String type = dataset.values().type().dapName();
        xml.open(type, "name", mangled(dataset.path()));
        for (int axis = 0; axis < dataset.dimensions().size(); axis++) {
            SampleDimension dimension = dataset.dimensions().get(axis);
            String name = dimension.isScaled() ? mangled(dimension.scale()) : fakes.name(dataset, axis);
            xml.empty("Dim", "name", "/" + name);
        }
        AttributeXml attributes = new AttributeXml(xml);
        attributes.write(dataset.attributes());
        attributes.write("origname", dataset.name());
        attributes.write("fullnamepath", dataset.path());
        new StorageXml(xml, true).write(dataset);
        xml.close(type);
    }

    /** The index variable that the HDF5 handler makes up for a dimension without a scale; no bytes of it exist. */
    private static void writeFake(String name, SidecarXml xml) {
        xml.open("Int32", "name", name);
        xml.empty("Dim", "name", "/" + name);
        new AttributeXml(xml).write("units", "level");
        xml.close("Int32");
    }

    private static void writeContainer(StoredGroup group, SidecarXml xml) {
        AttributeXml attributes = new AttributeXml(xml);
        attributes.openContainer(mangled(group.path()));
        attributes.write(group.attributes());
        if (!group.attributes().isEmpty()) {
            attributes.write("fullnamepath", group.path());
        }
        xml.close("Attribute");
    }

    private static String mangled(String path) {
        return path.substring(1).replaceAll("[^A-Za-z0-9_]", "_");
    }
}
