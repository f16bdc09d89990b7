package org.virtualgranule.dmrpp.model;

/** The bytes did not come: the network, the server or the file system must be looked at. */
public final class ChunkReadException extends GranuleException {
    private static final long serialVersionUID = 1;

    /**
     * Makes the error.
     *
     * @param source name of the sidecar or granule
     * @param message what disagrees with what, and the remedy
     */
    public ChunkReadException(String source, String message) {
        super(source, message);
    }

    /**
     * Makes the error with its cause.
     *
     * @param source name of the sidecar or granule
     * @param message what disagrees with what, and the remedy
     * @param cause what went wrong below
     */
    public ChunkReadException(String source, String message, Throwable cause) {
        super(source, message, cause);
    }

    @Override
    public String code() {
        return "read_failed";
    }
}
