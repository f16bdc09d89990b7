package org.virtualgranule.zarr.codec;

/** Bytes do not decode. Whoever knows the granule, the variable and the chunk adds them. */
public final class CodecException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * Makes the exception.
     *
     * @param message what is wrong, with both numbers where two disagree
     */
    public CodecException(String message) {
        super(message);
    }

    CodecException(String message, Throwable cause) {
        super(message, cause);
    }
}
