package org.virtualgranule.reader.file;

/** A file is not what its writer wrote. Whoever knows its name says so in an error of the granule's. */
public final class DamagedFileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DamagedFileException(String message) {
        super(message);
    }

    DamagedFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
