package org.virtualgranule.dmrpp.model;

/** The bytes came, but damaged: they do not decode to what the sidecar promises. */
public final class ChunkDecodeException extends GranuleException {
    private static final long serialVersionUID = 1;

    /**
     * Makes the error.
     *
     * @param source name of the sidecar or granule
     * @param message what disagrees with what, and the remedy
     */
    public ChunkDecodeException(String source, String message) {
        super(source, message);
    }

    /**
     * Makes the error with its cause.
     *
     * @param source name of the sidecar or granule
     * @param message what disagrees with what, and the remedy
     * @param cause what went wrong below
     */
    public ChunkDecodeException(String source, String message, Throwable cause) {
        super(source, message, cause);
    }

    @Override
    public String code() {
        return "decode_failed";
    }
}
