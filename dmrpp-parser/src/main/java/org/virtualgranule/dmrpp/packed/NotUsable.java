package org.virtualgranule.dmrpp.packed;

/** Bytes are not what this build of the library wrote. Never leaves the package: they are then as good as none. */
final class NotUsable extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotUsable(String message) {
        super(message, null, false, false);
    }
}
