package org.virtualgranule.dmrpp.model;

/** Granule and sidecar disagree: the sidecar must be made again, or the right granule named. */
public final class StaleSidecarException extends GranuleException {
    private static final long serialVersionUID = 1;

    /**
     * Makes the error.
     *
     * @param source name of the sidecar or granule
     * @param message what disagrees with what, and the remedy
     */
    public StaleSidecarException(String source, String message) {
        super(source, message);
    }

    /**
     * Makes the error with its cause.
     *
     * @param source name of the sidecar or granule
     * @param message what disagrees with what, and the remedy
     * @param cause what went wrong below
     */
    public StaleSidecarException(String source, String message, Throwable cause) {
        super(source, message, cause);
    }

    @Override
    public String code() {
        return "stale_sidecar";
    }
}
