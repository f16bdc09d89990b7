package org.virtualgranule.reader.search;

import org.virtualgranule.dmrpp.model.Diagnostic;

/** A granule is not as its product's profile says, so that nothing may be left unread. Never leaves the package. */
final class Disagreement extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Diagnostic diagnostic;

    /** The path of a variable, and a sentence with the numbers that disagree. */
    Disagreement(String path, String sentence) {
        super(sentence);
        diagnostic =
                new Diagnostic(path, Diagnostic.Topic.SUBSET, sentence + "; so the coordinates of all rows were read");
    }

    Diagnostic diagnostic() {
        return diagnostic;
    }
}
