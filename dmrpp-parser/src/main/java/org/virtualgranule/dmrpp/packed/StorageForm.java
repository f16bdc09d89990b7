package org.virtualgranule.dmrpp.packed;

import org.virtualgranule.dmrpp.model.Encoding;
import org.virtualgranule.dmrpp.model.FixedStrings;
import org.virtualgranule.dmrpp.model.InlineForm;
import org.virtualgranule.dmrpp.model.Storage;
import org.virtualgranule.dmrpp.model.TextRun;

/** Where a variable's values are. */
final class StorageForm implements Form<Storage> {
    static final StorageForm STORAGE = new StorageForm();

    private static final int NONE = 0;
    private static final int CHUNKED = 1;
    private static final int CONTIGUOUS = 2;
    private static final int INLINE = 3;
    private static final int TEXTS = 4;
    private static final int UNREADABLE = 5;
    private static final int KINDS = 6;

    private static final InlineForm[] INLINE_FORMS = InlineForm.values();

    private static final Form<FixedStrings> FIXED_STRINGS = new Form<>() {
        @Override
        public void write(FixedStrings value, PackOutput out) {
            Words.SMALL.write(value.length(), out);
            out.text(value.pad());
        }

        @Override
        public FixedStrings read(PackInput in) {
            return new FixedStrings(Words.SMALL.read(in), in.text());
        }
    };

    private static final Form<TextRun> TEXT_RUN = new Form<>() {
        @Override
        public void write(TextRun value, PackOutput out) {
            out.text(value.content());
            out.number(value.count());
            out.optional(value.inflatedSize(), Words.NUMBER);
        }

        @Override
        public TextRun read(PackInput in) {
            return new TextRun(in.text(), in.size(), in.optional(Words.NUMBER));
        }
    };

    private static final Form<Encoding> ENCODING = new Form<>() {
        @Override
        public void write(Encoding value, PackOutput out) {
            out.list(value.filters(), Words.TEXT);
            out.list(value.deflateLevels(), Words.SMALL);
            out.optional(value.byteOrder(), Words.TEXT);
            out.optional(value.fillValue(), Words.TEXT);
            out.list(value.structOffsets(), Words.NUMBER);
            out.optional(value.fixedStrings(), FIXED_STRINGS);
        }

        @Override
        public Encoding read(PackInput in) {
            return new Encoding(
                    in.list(Words.TEXT),
                    in.list(Words.SMALL),
                    in.optional(Words.TEXT),
                    in.optional(Words.TEXT),
                    in.list(Words.NUMBER),
                    in.optional(FIXED_STRINGS));
        }
    };

    private StorageForm() {}

    @Override
    public void write(Storage value, PackOutput out) {
        if (value instanceof Storage.Chunked chunked) {
            out.number(CHUNKED);
            ENCODING.write(chunked.encoding(), out);
            out.list(chunked.chunkShape(), Words.NUMBER);
            ChunksForm.CHUNKS.write(chunked.chunks(), out);
        } else if (value instanceof Storage.Contiguous contiguous) {
            out.number(CONTIGUOUS);
            ENCODING.write(contiguous.encoding(), out);
            ChunksForm.CHUNKS.write(contiguous.pieces(), out);
        } else if (value instanceof Storage.Inline inline) {
            out.number(INLINE);
            ENCODING.write(inline.encoding(), out);
            out.number(inline.form().ordinal());
            TextForm.TEXT.write(inline.text(), out);
        } else if (value instanceof Storage.Texts texts) {
            out.number(TEXTS);
            out.list(texts.runs(), TEXT_RUN);
        } else if (value instanceof Storage.Unreadable unreadable) {
            out.number(UNREADABLE);
            out.text(unreadable.reason());
        } else {
            out.number(NONE);
        }
    }

    @Override
    public Storage read(PackInput in) {
        return switch (in.index(KINDS)) {
            case CHUNKED -> chunked(in);
            case CONTIGUOUS -> new Storage.Contiguous(ENCODING.read(in), ChunksForm.CHUNKS.read(in));
            case INLINE ->
                new Storage.Inline(
                        ENCODING.read(in), INLINE_FORMS[in.index(INLINE_FORMS.length)], TextForm.TEXT.read(in));
            case TEXTS -> new Storage.Texts(in.list(TEXT_RUN));
            case UNREADABLE -> new Storage.Unreadable(in.text());
            default -> new Storage.None();
        };
    }

    private static Storage chunked(PackInput in) {
        Storage.Chunked chunked =
                new Storage.Chunked(ENCODING.read(in), in.list(Words.NUMBER), ChunksForm.CHUNKS.read(in));
        if (chunked.chunkShape().size() != chunked.chunks().rank()
                || chunked.chunkShape().stream().anyMatch(n -> n <= 0)) {
            throw new NotUsable("chunks of shape " + chunked.chunkShape());
        }
        return chunked;
    }
}
