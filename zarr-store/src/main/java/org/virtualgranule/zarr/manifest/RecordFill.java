package org.virtualgranule.zarr.manifest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * A compound's fill value: the members' values between blanks, those of array members one by one, or {@code 0} where
 * everything is zero.
 */
final class RecordFill {
    private final RecordLayout layout;
    private final Optional<List<String>> words;

    RecordFill(RecordLayout layout, Optional<String> fillValue) {
        this.layout = layout;
        Optional<List<String>> stated =
                fillValue.map(text -> List.of(text.strip().split("\\s+")));
        words = stated.filter(w -> !w.equals(List.of("")));
        long values =
                layout.fields().stream().mapToLong(RecordLayout.Field::elements).sum();
        if (words.isPresent() && !isZero() && words.get().size() != values) {
            throw new NotMappable(
                    "its fill value has " + words.get().size() + " numbers, a record of it has " + values);
        }
    }

    private boolean isZero() {
        return words.get().equals(List.of("0"));
    }

    /** The words of a member, where there is one for each value. */
    private List<String> of(int field) {
        int count = Math.toIntExact(layout.fields().get(field).elements());
        int from = layout.fields().subList(0, field).stream()
                .mapToInt(f -> (int) f.elements())
                .sum();
        return words.get().subList(from, from + count);
    }

    /** Says whether all elements of a member have the same fill value. */
    boolean isUniform(int field) {
        return words.isEmpty() || isZero() || of(field).stream().distinct().count() <= 1;
    }

    /** The fill value of a member whose elements all have the same. */
    Optional<String> text(int field) {
        return words.map(w -> isZero() ? "0" : of(field).get(0));
    }

    /** The values of a member whose elements have different ones, as often as there are records; little endian. */
    ByteBuffer repeated(int field, FillRule rule, List<Long> shape, InlineBudget budget) {
        RecordLayout.Field wanted = layout.fields().get(field);
        long records = ChunkGrid.whole(shape).elements();
        long bytes = Math.multiplyExact(records, wanted.bytes());
        budget.take(bytes);
        ByteBuffer one = ByteBuffer.allocate((int) wanted.bytes());
        for (String word : of(field)) {
            one.put(rule.of(Optional.of(word)).bytes(ElementType.number(wanted.type(), ByteOrder.LITTLE_ENDIAN)));
        }
        one.flip();
        ByteBuffer values = ByteBuffer.allocate((int) bytes);
        while (values.hasRemaining()) {
            values.put(one.duplicate());
        }
        return values.flip();
    }
}
