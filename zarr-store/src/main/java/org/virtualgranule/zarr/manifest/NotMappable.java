package org.virtualgranule.zarr.manifest;

/** Why one variable cannot be mapped. Never leaves the package: the variable is listed as skipped with this reason. */
final class NotMappable extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotMappable(String reason) {
        super(reason, null, false, false);
    }
}
