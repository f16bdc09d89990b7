package org.virtualgranule.reader.refs;

import java.util.function.Supplier;
import org.virtualgranule.dmrpp.model.DmrppFormatException;
import org.virtualgranule.reader.file.DamagedFileException;

/** Turns whatever is wrong with a manifest into an error that names it. */
final class Damaged {
    private Damaged() {}

    /** Does some work on what the manifest says. */
    static <T> T orElse(String manifest, Supplier<T> work) {
        try {
            return work.get();
        } catch (DamagedFileException | IllegalArgumentException | ArithmeticException e) {
            throw new DmrppFormatException(
                    manifest,
                    "the manifest is damaged, or none: " + e.getMessage() + ". Get it again, or export it anew",
                    e);
        }
    }
}
