package org.virtualgranule.sample;

import java.util.Optional;

/** Today's form: HDF5 groups as DAP4 groups, names as they are, filters in their true order. */
final class HierarchicalStyle implements SidecarStyle {
    @Override
    public Optional<String> version() {
        return Optional.of("3.21.0-46");
    }

    @Override
    public void writeBody(StoredGroup root, SidecarXml xml) {
        for (StoredDataset dataset : root.datasets()) {
            if (dataset.isScale()) {
                long size = dataset.dimensions().get(0).size();
                xml.empty("Dimension", "name", dataset.name(), "size", Long.toString(size));
            }
        }
        root.datasets().forEach(dataset -> writeVariable(dataset, xml));
        new AttributeXml(xml).write(root.attributes());
        for (StoredGroup group : root.groups()) {
            String name = group.path().substring(group.path().lastIndexOf('/') + 1);
            xml.open("Group", "name", name);
            writeBody(group, xml);
            xml.close("Group");
        }
    }

    private static void writeVariable(StoredDataset dataset, SidecarXml xml) {
        String type = dataset.values().type().dapName();
        xml.open(type, "name", dataset.name());
        for (SampleDimension dimension : dataset.dimensions()) {
            if (dimension.isScaled()) {
                xml.empty("Dim", "name", dimension.scale());
            } else {
                xml.empty("Dim", "size", Long.toString(dimension.size()));
            }
        }
        new AttributeXml(xml).write(dataset.attributes());
        new StorageXml(xml, false).write(dataset);
        xml.close(type);
    }
}
