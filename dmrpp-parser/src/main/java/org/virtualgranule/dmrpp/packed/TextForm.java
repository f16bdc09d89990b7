package org.virtualgranule.dmrpp.packed;

import java.nio.charset.StandardCharsets;

/** A text: its length and a byte a character, or two if one of them needs it. Any Java text comes back as it was. */
final class TextForm implements Form<String> {
    static final TextForm TEXT = new TextForm();

    private TextForm() {}

    @Override
    public void write(String text, PackOutput out) {
        byte[] narrow = text.getBytes(StandardCharsets.ISO_8859_1);
        boolean wide = !text.equals(new String(narrow, StandardCharsets.ISO_8859_1));
        out.number(2L * text.length() + (wide ? 1 : 0));
        out.raw(wide ? wide(text) : narrow);
    }

    @Override
    public String read(PackInput in) {
        long length = in.size();
        boolean wide = (length & 1) == 1;
        long size = wide ? length - 1 : length >>> 1;
        if (size > in.bytes().length) {
            throw new NotUsable("a text of " + size + " bytes");
        }
        int start = in.skip((int) size);
        return wide ? wide(in.bytes(), start, (int) size / 2) : narrow(in.bytes(), start, (int) size);
    }

    private static String narrow(byte[] bytes, int start, int size) {
        return new String(bytes, start, size, StandardCharsets.ISO_8859_1);
    }

    /** Not by a charset: those change halves of surrogate pairs. */
    private static byte[] wide(String text) {
        byte[] bytes = new byte[Math.multiplyExact(2, text.length())];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        return bytes;
    }

    private static String wide(byte[] bytes, int start, int length) {
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = (char) (bytes[start + 2 * i] << 8 | bytes[start + 2 * i + 1] & 0xFF);
        }
        return new String(text);
    }
}
