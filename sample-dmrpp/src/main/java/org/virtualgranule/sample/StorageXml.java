package org.virtualgranule.sample;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the storage of a variable: {@code dmrpp:chunks} or {@code dmrpp:compact}. */
final class StorageXml {
    private final SidecarXml xml;
    private final boolean legacy;

    /** Legacy storage is that of builders before 2021: no fill value, no level, filters not in their true order. */
    StorageXml(SidecarXml xml, boolean legacy) {
        this.xml = xml;
        this.legacy = legacy;
    }

    void write(StoredDataset dataset) {
        ElementType type = dataset.values().type();
        if (type.isString() && !legacy) {
            xml.empty(
                    "dmrpp:FixedLengthStringArray", "string_length", Integer.toString(type.size()), "pad", "null_pad");
        }
        StoredLayout storage = dataset.storage();
        if (storage.layout() == Layout.COMPACT) {
            xml.text(
                    "dmrpp:compact",
                    Base64.getEncoder().encodeToString(dataset.values().toBytes()));
        } else if (!(legacy && storage.pieces().isEmpty())) {
            // a legacy builder says nothing at all of a dataset without bytes
            writeChunks(storage, type);
        }
    }

    private void writeChunks(StoredLayout storage, ElementType type) {
        xml.open("dmrpp:chunks", chunksAttributes(storage, type).toArray(String[]::new));
        if (!storage.chunkShape().isEmpty()) {
            xml.text("dmrpp:chunkDimensionSizes", joined(storage.chunkShape(), " "));
        }
        storage.pieces().forEach(this::writePiece);
        xml.close("dmrpp:chunks");
    }

    private void writePiece(StoredPiece piece) {
        List<String> attributes = new ArrayList<>(
                List.of("offset", Long.toString(piece.offset()), "nBytes", Long.toString(piece.length())));
        if (!piece.origin().isEmpty()) {
            attributes.addAll(List.of("chunkPositionInArray", "[" + joined(piece.origin(), ",") + "]"));
        }
        xml.empty("dmrpp:chunk", attributes.toArray(String[]::new));
    }

    private List<String> chunksAttributes(StoredLayout storage, ElementType type) {
        List<String> attributes = new ArrayList<>();
        List<String> names = storage.filters().stream().map(StoredFilter::name).toList();
        if (!names.isEmpty()) {
            attributes.addAll(List.of("compressionType", joined(legacy ? fixedOrder(names) : names, " ")));
        }
        if (!legacy && names.contains(StoredFilter.DEFLATE)) {
            attributes.addAll(List.of("deflateLevel", levels(storage)));
        }
        if (!legacy) {
            String fill = type.isString()
                    ? storage.fill().string(0)
                    : NumberText.ofFill(storage.fill().number(0));
            attributes.addAll(List.of("fillValue", fill));
        }
        if (!type.isString() && type.size() > 1) {
            attributes.addAll(List.of("byteOrder", "LE"));
        }
        return attributes;
    }

    /** The order that builders before November 2021 printed, whatever the pipeline: deflate, then shuffle. */
    private static List<String> fixedOrder(List<String> names) {
        return names.stream().sorted().toList();
    }

    private static String levels(StoredLayout storage) {
        return storage.filters().stream()
                .filter(filter -> filter.name().equals(StoredFilter.DEFLATE))
                .map(filter -> Integer.toString(filter.parameter()))
                .collect(Collectors.joining(" "));
    }

    private static String joined(List<?> items, String separator) {
        return items.stream().map(Object::toString).collect(Collectors.joining(separator));
    }
}
