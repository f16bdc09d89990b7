package org.virtualgranule.earthdata;

/** Which of a granule's addresses is wanted. */
public enum LinkKind {
    /** Over the web, from everywhere. */
    HTTPS("GET DATA", "https"),

    /** From the archive's bucket, for machines in its region. */
    S3("GET DATA VIA DIRECT ACCESS", "s3");

    private final String type;
    private final String scheme;

    LinkKind(String type, String scheme) {
        this.type = type;
        this.scheme = scheme;
    }

    /** What the catalogue calls such links (UMM-G, RelatedUrls, Type). */
    String type() {
        return type;
    }

    String scheme() {
        return scheme;
    }
}
