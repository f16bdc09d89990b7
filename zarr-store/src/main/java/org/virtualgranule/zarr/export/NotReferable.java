package org.virtualgranule.zarr.export;

/** An array cannot be expressed by references; the message says why. Never leaves this package. */
final class NotReferable extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotReferable(String reason) {
        super(reason, null, false, false);
    }
}
