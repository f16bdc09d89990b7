package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Group;
import org.virtualgranule.dmrpp.parser.DmrppParser;
import org.virtualgranule.dmrpp.parser.OriginalTree;

/** Real flattened documents, without the paths that they state, compared with these paths: what each fallback costs. */
class PathlessDocumentTest {
    private static final Path SIDECARS = Project.shared().resolve("conformance/sidecars");
    private static final String ATL06 = "default-dmr/atl06.h5.dmr";

    @BeforeEach
    void needsRealDocuments() {
        assumeTrue(Project.hasShared(), Project.withoutShared());
    }

    private static Granule parse(String document) throws IOException {
        try (InputStream in = Files.newInputStream(SIDECARS.resolve(document))) {
            return DmrppParser.parse(in, document);
        }
    }

    /** Variables that are not where the document with its paths has them. */
    private static int misplaced(String document, UnaryOperator<Granule> restore) throws IOException {
        Granule granule = parse(document);
        Set<String> truth = Flattening.variables(OriginalTree.restore(granule)).keySet();
        Granule found = restore.apply(Flattening.withoutPaths(granule, "any.h5"));
        Set<String> wrong = new HashSet<>(truth);
        wrong.removeAll(Flattening.variables(found).keySet());
        assertThat(Flattening.variables(found)).hasSameSizeAs(truth);
        assertThat(found.diagnostics()).extracting(Diagnostic::path).contains("/");
        System.out.println(document + ": " + wrong.size() + " of " + truth.size() + " misplaced");
        return wrong.size();
    }

    private static Granule named(Granule granule, String name) {
        return Flattening.withoutPaths(granule, name);
    }

    @ParameterizedTest
    @CsvSource({
        "flattened-dmr/ATL03_20181014084920_02400109_003_01.h5.dmr, ATL03_20181014084920_02400109_003_01.h5",
        "flattened-dmr/ATL08_20181014084920_02400109_003_01.h5.dmr, processed_ATL08_20181014084920_02400109_003_01.h5",
        "flattened-dmr/ATL13_20190330212241_00250301_002_01.h5.dmr, ATL13_20190330212241_00250301_002_01.h5",
        "nasa-hoss/ATL03_20181228015957.flattened-2020-07.dmr, folder/ATL03_20181228015957_13810110_003_01.h5",
    })
    void theListOfTheProductMisplacesNothing(String document, String name) throws IOException {
        assertThat(misplaced(document, stripped -> OriginalTree.restore(named(stripped, name))))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "flattened-dmr/ATL03_20181014084920_02400109_003_01.h5.dmr, 0",
        "flattened-dmr/ATL08_20181014084920_02400109_003_01.h5.dmr, 1",
        "flattened-dmr/ATL13_20190330212241_00250301_002_01.h5.dmr, 0",
        "nasa-hoss/ATL03_20181228015957.flattened-2020-07.dmr, 0",
    })
    void aListOfGroupsAloneMisplacesWhatBeginsLikeAGroup(String document, int wrong) throws IOException {
        Set<String> groups =
                Flattening.groups(OriginalTree.restore(parse(document))).keySet();

        assertThat(misplaced(document, stripped -> OriginalTree.restore(stripped, groups)))
                .isEqualTo(wrong);
    }

    @ParameterizedTest
    @CsvSource({
        "flattened-dmr/ATL03_20181014084920_02400109_003_01.h5.dmr, 25",
        "flattened-dmr/ATL08_20181014084920_02400109_003_01.h5.dmr, 1",
        "flattened-dmr/ATL13_20190330212241_00250301_002_01.h5.dmr, 0",
        "nasa-hoss/ATL03_20181228015957.flattened-2020-07.dmr, 55",
    })
    void theNamesOfContainersMisplaceMore(String document, int wrong) throws IOException {
        assertThat(misplaced(document, OriginalTree::restore)).isEqualTo(wrong);
    }

    @Test
    void anAtl06IsAsItWasBeforeItWasFlattened() throws IOException {
        Granule truth = parse(ATL06);
        Granule found = OriginalTree.restore(
                Flattening.of(truth, truth.name().orElseThrow().replace("ATL06", "processed_ATL06")));

        assertThat(Flattening.variables(found))
                .isEqualTo(Flattening.variables(truth))
                .hasSize(594);
        assertThat(Flattening.groups(found).keySet())
                .isEqualTo(Flattening.groups(truth).keySet())
                .hasSize(103);
        Flattening.groups(truth).forEach((path, group) -> {
            assertThat(Flattening.groups(found).get(path).attributes()).isEqualTo(group.attributes());
            assertThat(Flattening.groups(found).get(path).dimensions()).hasSameElementsAs(group.dimensions());
        });
        assertThat(found.diagnostics())
                .containsExactly(new Diagnostic(
                        "/",
                        Diagnostic.Topic.TREE,
                        "a flattened document without paths: groups taken from the list of ATL06, for 594 of 594"
                                + " variables; a dataset of any other group, or with a name that begins like a group"
                                + " beside it, is misplaced"));
    }

    @Test
    void theListIsEnoughWithoutContainersToo() throws IOException {
        Granule truth = parse(ATL06);
        Granule flat = Flattening.of(truth, truth.name().orElseThrow());
        Granule bare = new Granule(
                flat.source(),
                flat.name(),
                flat.href(),
                flat.version(),
                new Group(
                        "",
                        flat.root().dimensions(),
                        List.of(),
                        List.of(),
                        flat.root().variables(),
                        List.of()),
                List.of());

        assertThat(Flattening.variables(OriginalTree.restore(bare))).isEqualTo(Flattening.variables(truth));
    }

    @Test
    void realGranulesAreReadWithoutThePathsOfTheirSidecars(@TempDir Path directory) throws IOException {
        int datasets = 0;
        for (Project.Case granule : Project.realGranules()) {
            String text = Files.readString(granule.sidecar(), StandardCharsets.ISO_8859_1);
            String bare = text.replaceAll(
                    "(?s)<Attribute name=\"(fullnamepath|origname)\" type=\"String\">.*?</Attribute>", "");
            if (bare.length() < text.length()) {
                Path sidecar = directory.resolve(granule.sidecar().getFileName());
                Files.writeString(sidecar, bare, StandardCharsets.ISO_8859_1);
                datasets += DigestsTest.verify(new Project.Case(granule.granule(), sidecar, granule.expected()));
            }
        }
        System.out.println("digests equal to h5py's without any fullnamepath: " + datasets);
        assertThat(datasets).isGreaterThan(2500);
    }
}
