package org.virtualgranule.dmrpp.packed;

import org.virtualgranule.dmrpp.model.Granule;

/** A whole granule: the table of texts, the table of attributes, the tree. */
final class GranuleForm {
    private GranuleForm() {}

    static byte[] write(Granule granule) {
        PackOutput tree = new PackOutput();
        tree.text(granule.source());
        tree.optional(granule.name(), Words.TEXT);
        tree.optional(granule.href(), Words.TEXT);
        tree.optional(granule.version(), Words.TEXT);
        GroupForm.GROUP.write(granule.root(), tree);
        tree.list(granule.diagnostics(), Words.DIAGNOSTIC);
        PackOutput attributes = tree.sharing();
        attributes.list(tree.leaves(), AttributeForm.LEAF);
        PackOutput all = new PackOutput();
        all.list(tree.texts(), TextForm.TEXT);
        all.raw(attributes.toBytes());
        all.raw(tree.toBytes());
        return all.toBytes();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws NotUsable if it is not that
     */
    static Granule read(byte[] bytes) {
        PackInput in = new PackInput(bytes);
        in.texts(in.list(TextForm.TEXT));
        in.leaves(in.list(AttributeForm.LEAF));
        Granule granule = new Granule(
                in.text(),
                in.optional(Words.TEXT),
                in.optional(Words.TEXT),
                in.optional(Words.TEXT),
                GroupForm.GROUP.read(in),
                in.list(Words.DIAGNOSTIC));
        in.end();
        return granule;
    }
}
