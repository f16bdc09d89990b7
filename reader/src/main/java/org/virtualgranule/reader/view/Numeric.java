package org.virtualgranule.reader.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.virtualgranule.reader.trajectory.ColumnType;
import org.virtualgranule.zarr.array.GranuleArray;
import org.virtualgranule.zarr.manifest.ArrayEntry;

/** What is to be said of numbers that are looked at as they are stored. */
final class Numeric {
    private Numeric() {}

    /**
     * The type of an array's numbers.
     *
     * @throws IllegalArgumentException if it has none
     */
    static ColumnType type(GranuleArray array, String what) {
        ColumnType type = ColumnType.of(array.metadata().element().type());
        if (type == ColumnType.TEXT) {
            throw new IllegalArgumentException(
                    array.path() + " holds texts, and " + what + " is of numbers; head() shows them");
        }
        return type;
    }

    /** Which elements count as missing, and what they are not. */
    static List<String> notes(ArrayEntry array, long fill, long nan) {
        List<String> notes = new ArrayList<>();
        Optional<String> stated = array.attribute("_FillValue");
        boolean known = array.missingValue().isPresent();
        String missing = stated.isEmpty()
                ? "no _FillValue is stated"
                : known
                        ? "missing: " + fill + " of _FillValue " + stated.get()
                        : "_FillValue \"" + stated.get() + "\" is no "
                                + array.metadata().element().type().zarrName();
        notes.add(missing + (array.metadata().element().type().isInteger() ? "" : ", " + nan + " NaN"));
        long unwritten = array.grid().chunkCount() - array.chunks().storedChunks();
        if (!array.chunks().isInline() && unwritten > 0) {
            notes.add(unwritten + " of " + Printable.count(array.grid().chunkCount(), "chunk") + " "
                    + (unwritten == 1 ? "was" : "were") + " never written: read as fill value "
                    + Numbers.fill(array.metadata()));
        }
        String scaling = Stream.of("scale_factor", "add_offset")
                .flatMap(name -> array.attribute(name).map(value -> name + " " + value).stream())
                .collect(Collectors.joining(", "));
        if (!scaling.isEmpty()) {
            notes.add("as stored, without " + scaling);
        }
        return notes;
    }
}
