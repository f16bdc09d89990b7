package org.virtualgranule.reader.file;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Parquet's hybrid of run lengths and packed bits, which holds levels and places in dictionaries. A run that claims more than is
 * wanted costs nothing.
 */
final class RunLengths {
    private RunLengths() {}

    /** Reads so many numbers of so many bits. */
    static int[] read(ByteBuffer in, int bits, int count) {
        if (bits < 0 || bits > Integer.SIZE) {
            throw new DamagedFileException("numbers of " + bits + " bits");
        }
        int[] numbers = new int[count];
        int at = 0;
        while (at < count) {
            int header = varint(in);
            int most = count - at;
            if ((header & 1) == 0) {
                int value = packed(in, 8 * ((bits + 7) / 8), 0, in.position());
                in.position(in.position() + (bits + 7) / 8);
                int run = Math.min(header >>> 1, most);
                if (run == 0) {
                    throw new DamagedFileException("a run of no numbers");
                }
                Arrays.fill(numbers, at, at + run, value);
                at += run;
            } else {
                int start = in.position();
                long groups = header >>> 1;
                int run = (int) Math.min(groups * 8, most);
                for (int i = 0; i < run; i++) {
                    numbers[at++] = packed(in, bits, (long) i * bits, start);
                }
                // the last group may be cut where its numbers end
                in.position((int) Math.min(in.limit(), start + groups * bits));
            }
        }
        return numbers;
    }

    private static int packed(ByteBuffer in, int bits, long firstBit, int start) {
        long value = 0;
        for (int i = 0; i < bits; i++) {
            long bit = firstBit + i;
            value |= (in.get(start + (int) (bit >>> 3)) >>> (bit & 7) & 1L) << i;
        }
        return (int) value;
    }

    private static int varint(ByteBuffer in) {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            byte part = in.get();
            value |= (part & 0x7f) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new DamagedFileException("a number of more than 32 bits");
    }
}
