package org.virtualgranule.dmrpp.model;

/** The document is not a valid DMR++: its producer, or whoever named the address, must act. */
public final class DmrppFormatException extends GranuleException {
    private static final long serialVersionUID = 1;

    /**
     * Makes the error.
     *
     * @param source name of the sidecar or granule
     * @param message what disagrees with what, and the remedy
     */
    public DmrppFormatException(String source, String message) {
        super(source, message);
    }

    /**
     * Makes the error with its cause.
     *
     * @param source name of the sidecar or granule
     * @param message what disagrees with what, and the remedy
     * @param cause what went wrong below
     */
    public DmrppFormatException(String source, String message, Throwable cause) {
        super(source, message, cause);
    }

    @Override
    public String code() {
        return "invalid_sidecar";
    }
}
