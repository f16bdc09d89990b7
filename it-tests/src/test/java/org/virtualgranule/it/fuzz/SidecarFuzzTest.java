package org.virtualgranule.it.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any bytes in place of a sidecar. Documents on which a target failed are kept among this test's inputs. */
class SidecarFuzzTest {
    @FuzzTest(maxDuration = "12m")
    void anyBytesBecomeAManifestOrADocumentedError(byte[] document) {
        WholeFlow.run(document);
    }
}
