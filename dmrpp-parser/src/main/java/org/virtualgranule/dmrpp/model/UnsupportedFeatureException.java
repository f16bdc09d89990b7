package org.virtualgranule.dmrpp.model;

/** The sidecar is valid, but asks for what this library cannot do yet: its developers must act. */
public final class UnsupportedFeatureException extends GranuleException {
    private static final long serialVersionUID = 1;

    /**
     * Makes the error.
     *
     * @param source name of the sidecar or granule
     * @param message what disagrees with what, and the remedy
     */
    public UnsupportedFeatureException(String source, String message) {
        super(source, message);
    }

    /**
     * Makes the error with its cause.
     *
     * @param source name of the sidecar or granule
     * @param message what disagrees with what, and the remedy
     * @param cause what went wrong below
     */
    public UnsupportedFeatureException(String source, String message, Throwable cause) {
        super(source, message, cause);
    }

    @Override
    public String code() {
        return "unsupported";
    }
}
