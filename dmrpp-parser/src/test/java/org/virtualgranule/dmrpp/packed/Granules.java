package org.virtualgranule.dmrpp.packed;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.Attribute;
import org.virtualgranule.dmrpp.model.ChunkTable;
import org.virtualgranule.dmrpp.model.DapType;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Dim;
import org.virtualgranule.dmrpp.model.Dimension;
import org.virtualgranule.dmrpp.model.Encoding;
import org.virtualgranule.dmrpp.model.Enumeration;
import org.virtualgranule.dmrpp.model.FixedStrings;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.model.InlineForm;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.TextRun;
import org.virtualgranule.dmrpp.model.Variable;
import org.virtualgranule.dmrpp.model.VariableType;
import org.virtualgranule.dmrpp.parser.DmrppParser;

/** Granules to be packed. */
final class Granules {
    private static final Encoding STATED = new Encoding(
            List.of("shuffle", "deflate"),
            List.of(9, -1),
            Optional.of("BE"),
            Optional.of("-9999"),
            List.of(4L, 12L),
            Optional.of(new FixedStrings(7, "space_pad")));

    private Granules() {}

    /** One of everything that the model can say. */
    static Granule full() {
        Attribute leaf = new Attribute("units", "String", List.of("°C", "  ", ""), List.of());
        Attribute none = new Attribute("none", "Container", List.of(), List.of());
        Attribute container = new Attribute("all", "Container", List.of("x"), List.of(leaf, none, leaf));
        Group inner = new Group(
                "inner",
                List.of(new Dimension("x", 0), new Dimension("y", Long.MAX_VALUE)),
                List.of(new Enumeration("e", DapType.UINT64, Map.of("none", 0L, "top", -1L, "low", Long.MIN_VALUE))),
                List.of(leaf, container),
                variables(),
                List.of());
        Group root = new Group("", List.of(), List.of(), List.of(none), List.of(), List.of(inner, inner));
        return new Granule(
                "a.h5.dmrpp",
                Optional.of("a.h5"),
                Optional.empty(),
                Optional.of("3.21.1"),
                root,
                List.of(new Diagnostic("/", Diagnostic.Topic.SUBSET, "日本 \uD83D\uDEF0 and half of it \uD83D")));
    }

    private static List<Variable> variables() {
        List<Dim> dims = List.of(new Dim.Named("/inner/y"), new Dim.Anonymous(12));
        VariableType records = new VariableType.Structured(List.of(
                variable("a", DapType.STRING, List.of(), new Storage.None()),
                variable("b", new VariableType.Enumerated("/e"), List.of(), new Storage.None())));
        return List.of(
                variable("chunked", DapType.INT8, dims, new Storage.Chunked(STATED, List.of(5L, 4L), chunks())),
                variable("one", DapType.FLOAT64, List.of(), new Storage.Contiguous(Encoding.PLAIN, ChunkTable.EMPTY)),
                variable("records", records, dims, new Storage.Inline(STATED, InlineForm.RECORDS, "AAA=;\n")),
                variable("texts", DapType.STRING, dims, new Storage.Texts(runs())),
                variable("not", new VariableType.Other("Opaque"), dims, new Storage.Unreadable("no")));
    }

    private static List<TextRun> runs() {
        return List.of(new TextRun("t", 3, Optional.empty()), new TextRun("eJw=", Long.MAX_VALUE, Optional.of(9L)));
    }

    private static Variable variable(String name, VariableType type, List<Dim> dims, Storage storage) {
        Attribute own = new Attribute("units", "String", List.of("°C", "  ", ""), List.of());
        return new Variable(name, type, dims, List.of(own), storage);
    }

    /** A table with the masks, resources and continued rows that are rare. */
    static ChunkTable chunks() {
        ChunkTable.Builder table = new ChunkTable.Builder(2);
        table.add(Long.MAX_VALUE - 1, Long.MAX_VALUE, new long[] {0, Long.MAX_VALUE});
        table.add(0, 0, new long[] {Long.MAX_VALUE, 0});
        table.filterMask(-1);
        table.add(4096, 77, new long[] {5, 4});
        table.continued();
        table.href("other.h5");
        return table.build();
    }

    static Granule parsed(String content) {
        String document = "<Dataset name=\"a\">" + content + "</Dataset>";
        return DmrppParser.parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), "a.dmrpp");
    }
}
