package org.virtualgranule.it.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Documents with structure, changed. The input says which document and what to change. A document that fails is
 * written to a folder, and belongs among the inputs of {@link SidecarFuzzTest}: it fails there whatever is changed here.
 */
class MutatedSidecarFuzzTest {
    /** Names the folder for documents that fail. */
    private static final String FINDINGS = "fuzz.findings";

    private static final XmlDocuments DOCUMENTS = new XmlDocuments();

    @FuzzTest(maxDuration = "12m")
    void changedDocumentsBecomeAManifestOrADocumentedError(FuzzedDataProvider data) {
        byte[] document = new XmlMutator(data, DOCUMENTS).bytes();
        try {
            WholeFlow.run(document);
        } catch (RuntimeException | Error e) {
            keep(document);
            throw e;
        }
    }

    private static void keep(byte[] document) {
        Path folder = Path.of(System.getProperty(FINDINGS, "target/fuzz"));
        String name = String.format("document-%08x.dmrpp", Arrays.hashCode(document));
        try {
            System.err.println("the document is "
                    + Files.write(Files.createDirectories(folder).resolve(name), document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
