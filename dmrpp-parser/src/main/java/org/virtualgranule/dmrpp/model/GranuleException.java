package org.virtualgranule.dmrpp.model;

/**
 * Root of all errors about a granule. The subclasses say who must act; {@link #code()} is stable, so that a run over
 * many granules can be summed up. The message starts with the source's name in brackets: this constructor is the one
 * place where it is added. Messages never hold a query string or a credential.
 */
public abstract sealed class GranuleException extends RuntimeException
        permits DmrppFormatException,
                UnsupportedFeatureException,
                StaleSidecarException,
                ChunkReadException,
                ChunkDecodeException {
    private static final long serialVersionUID = 1;

    /** Name of the sidecar or granule. */
    private final String source;

    /** What is wrong, without the source. */
    private final String detail;

    GranuleException(String source, String message) {
        super(OneLine.message("[" + source + "] " + message));
        this.source = source;
        this.detail = OneLine.message(message);
    }

    GranuleException(String source, String message, Throwable cause) {
        super(OneLine.message("[" + source + "] " + message), cause);
        this.source = source;
        this.detail = OneLine.message(message);
    }

    /**
     * Names the sidecar or granule that the error is about.
     *
     * @return file name, or the last part of the URL's path
     */
    public String source() {
        return source;
    }

    /**
     * Says what is wrong, for whoever adds where it happened.
     *
     * @return the message without the source in brackets
     */
    public String detail() {
        return detail;
    }

    /**
     * Names the kind of error.
     *
     * @return a short lower-case word that does not change between releases
     */
    public abstract String code();
}
