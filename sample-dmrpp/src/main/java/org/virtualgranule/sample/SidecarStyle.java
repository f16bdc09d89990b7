package org.virtualgranule.sample;

import java.util.Optional;

/** One of the two forms in which sidecars occur. */
interface SidecarStyle {
    /** The {@code dmrpp:version} of the builder that writes like this; sidecars of before 2021 have none. */
    Optional<String> version();

    /** Writes everything inside the Dataset element. */
    void writeBody(StoredGroup root, SidecarXml xml);
}
