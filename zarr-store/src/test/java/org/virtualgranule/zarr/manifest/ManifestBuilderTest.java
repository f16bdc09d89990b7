package org.virtualgranule.zarr.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.virtualgranule.zarr.manifest.Manifests.contiguous;
import static org.virtualgranule.zarr.manifest.Manifests.manifest;
import static org.virtualgranule.zarr.manifest.Manifests.unversioned;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;
import org.virtualgranule.zarr.codec.Codecs;
import org.virtualgranule.zarr.codec.Zlib;

/** The tree of groups and arrays, and names that no Zarr hierarchy can hold. */
class ManifestBuilderTest {
    private static String variable(String name, String dim) {
        return "<Int8 name=\"" + name + "\"><Dim " + dim + "/><dmrpp:chunks fillValue=\"0\"/></Int8>";
    }

    @Test
    void groupsComeBeforeWhatIsInThem() {
        Manifest manifest = manifest("<Group name=\"a\"><Group name=\"b\">" + variable("x", "size=\"1\"")
                + "</Group></Group><Group name=\"c\"/>");

        assertThat(manifest.source()).isEqualTo("a.h5.dmrpp");
        assertThat(manifest.groups().keySet()).containsExactly("/", "/a", "/a/b", "/c");
        assertThat(manifest.arrays().keySet()).containsExactly("/a/b/x");
        assertThat(manifest.array("/nothing")).isEmpty();
    }

    @Test
    void aVariableIsMappedWhenItIsFirstAskedFor() {
        List<Integer> made = new ArrayList<>();
        Codecs counting = new Codecs(Map.of("deflate", (size, level) -> {
            made.add(level);
            return new Zlib(level);
        }));
        StringBuilder content = new StringBuilder("<Group name=\"g\">");
        for (int level = 1; level <= 3; level++) {
            content.append("<Int8 name=\"v" + level + "\"><Dim size=\"9\"/><dmrpp:chunks fillValue=\"0\""
                    + " compressionType=\"deflate\" deflateLevel=\"" + level + "\">"
                    + "<dmrpp:chunk offset=\"8\" nBytes=\"9\"/></dmrpp:chunks></Int8>");
        }
        Manifest manifest = manifest(content + "</Group>", new Mapping(counting, ByteOrder.LITTLE_ENDIAN));

        assertThat(manifest.groups()).containsKey("/g");
        assertThat(made).isEmpty();
        assertThat(manifest.array("g/v2")).isPresent();
        assertThat(manifest.whySkipped("g/v2")).isEmpty();
        assertThat(manifest.diagnostics("g/v2")).isEmpty();
        assertThat(made).containsExactly(2);
        assertThat(manifest.arraysIn("/g")).hasSize(3);
        assertThat(manifest.arrays()).hasSize(3);
        assertThat(made).containsExactly(2, 1, 3);
    }

    @Test
    void arraysOfAGroupAreThoseBelowItToo() {
        Manifest manifest = manifest(variable("x", "size=\"1\"") + "<Group name=\"a\">" + variable("x", "size=\"1\"")
                + "<Group name=\"b\">" + variable("y", "size=\"1\"") + "</Group></Group><Group name=\"ab\">"
                + variable("z", "size=\"1\"") + "</Group>");

        assertThat(manifest.arraysIn("/a")).extracting(ArrayEntry::path).containsExactly("/a/x", "/a/b/y");
        assertThat(manifest.arraysIn("/")).hasSize(4);
        assertThat(manifest.arraysIn("/none")).isEmpty();
    }

    @Test
    void aRelativeDimensionIsLookedUpInTheGroupAndThenOutwards() {
        Manifest manifest = manifest("<Dimension name=\"n\" size=\"1\"/><Dimension name=\"m\" size=\"2\"/>"
                + "<Group name=\"a\"><Dimension name=\"n\" size=\"3\"/><Group name=\"b\">" + variable("x", "name=\"n\"")
                + variable("y", "name=\"m\"") + variable("z", "name=\"/n\"") + "</Group></Group>");

        assertThat(manifest.array("/a/b/x").orElseThrow().grid().shape()).containsExactly(3L);
        assertThat(manifest.array("/a/b/y").orElseThrow().grid().shape()).containsExactly(2L);
        assertThat(manifest.array("/a/b/z").orElseThrow().grid().shape()).containsExactly(1L);
        assertThat(manifest.array("/a/b/z").orElseThrow().metadata().dimensionNames())
                .isEqualTo(List.of(Optional.of("n")));
    }

    @Test
    void ofTwoSizesOfOneDimensionNoneIsBelieved() {
        Manifest manifest = manifest("<Dimension name='n' size='3'/><Dimension name='n' size='5'/>"
                + "<Dimension name='m' size='1'/><Dimension name='m' size='1'/>" + variable("v", "name=\"/n\"")
                + variable("w", "name=\"/m\""));

        assertThat(Manifests.whyNot(manifest)).isEqualTo("its dimension /n is declared twice, with different sizes");
        assertThat(manifest.arrays().keySet()).containsExactly("/w");
    }

    @ParameterizedTest
    @CsvSource({"/nowhere", "nowhere", "/a/n", "''"})
    void anUndeclaredDimensionCostsItsVariableOnly(String dimension) {
        Manifest manifest = manifest(variable("v", "name=\"" + dimension + "\"") + variable("w", "size=\"1\""));

        assertThat(Manifests.whyNot(manifest)).isEqualTo("its dimension " + dimension + " is not declared");
        assertThat(manifest.arrays().keySet()).containsExactly("/w");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void aVariableWhoseNameIsNoNameIsSkipped(String name) {
        Manifest manifest = manifest(variable(name, "size=\"1\""));

        assertThat(manifest.arrays()).isEmpty();
        assertThat(manifest.skipped())
                .containsExactly(new Diagnostic(
                        "/" + name, Diagnostic.Topic.SKIPPED, "its name is empty, holds a slash, or is there twice"));
    }

    @Test
    void ofTwoVariablesOfOneNameTheFirstIsKept() {
        Manifest manifest = manifest(variable("v", "size=\"1\"") + variable("v", "size=\"2\""));

        assertThat(manifest.array("/v").orElseThrow().grid().shape()).containsExactly(1L);
        assertThat(manifest.skipped()).extracting(Diagnostic::path).containsExactly("/v");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", ".", "..", "w", "there"})
    void aGroupThatNoHierarchyCanHoldIsSkippedWithAllThatIsInIt(String name) {
        Manifest manifest = manifest("<Attribute name=\"t\"><Value>x</Value></Attribute>" + variable("w", "size=\"1\"")
                + "<Group name=\"there\"/><Group name=\"" + name + "\">" + variable("v", "size=\"1\"")
                + "</Group>");

        assertThat(manifest.groups().keySet()).containsExactly("/", "/there");
        assertThat(manifest.groups().get("/").attributes()).hasSize(1);
        assertThat(manifest.arrays().keySet()).containsExactly("/w");
        assertThat(manifest.skipped()).extracting(Diagnostic::path).containsExactly("/" + name);
    }

    @Test
    void aVariableOfATypeThatIsToComeIsListedAsSkippedSoThatItIsNotTakenForAbsent() {
        Manifest manifest = manifest("<Group name=\"g\"><Float16 name=\"half\"/></Group><Group name=\"g\"/>");

        assertThat(manifest.whySkipped("/g/half"))
                .hasValueSatisfying(why -> assertThat(why).contains("Float16"));
        assertThat(manifest.whySkipped("/g/other")).isPresent();
        assertThat(manifest.whySkipped("/gg")).isEmpty();
    }

    @Test
    void diagnosticsOfTheParserAreKept() {
        Manifest manifest = manifest("<Dimension name=\"n\"/>");

        assertThat(manifest.diagnostics()).extracting(Diagnostic::path).containsExactly("/");
    }

    @Test
    void aFlattenedDocumentIsMappedInItsOriginalTree() {
        Manifest manifest = manifest("<Dimension name=\"g_t\" size=\"3\"/><Dimension name=\"FakeDim0\" size=\"2\"/>"
                + "<Int8 name=\"g_t\"><Dim name=\"/g_t\"/>" + Manifests.attribute("fullnamepath", "String", "/g/t")
                + contiguous("", 3) + "</Int8>"
                + "<Int8 name=\"q_v\"><Dim name=\"/g_t\"/><Dim name=\"/FakeDim0\"/>"
                + Manifests.attribute("fullnamepath", "String", "/q/v") + contiguous("", 6) + "</Int8>");

        assertThat(manifest.skipped()).isEmpty();
        ArrayEntry v = manifest.array("/q/v").orElseThrow();
        assertThat(v.grid().shape()).containsExactly(3L, 2L);
        assertThat(v.metadata().dimensionNames()).isEqualTo(List.of(Optional.of("t"), Optional.empty()));
    }

    @Test
    void whatWasAssumedIsFoundByTheArraysPath() {
        Manifest manifest = unversioned("<Group name='g'><Dimension size='1'/><Structure name='s'><Int32 name='m'/>"
                + contiguous("", 4) + "</Structure></Group><Int32 name='v'>" + contiguous("byteOrder='LE'", 4)
                + "</Int32>");

        assertThat(manifest.diagnostics("/g/s/m"))
                .extracting(Diagnostic::path, Diagnostic::topic)
                .containsExactly(tuple("/g", Topic.TREE), tuple("/g/s", Topic.BYTE_ORDER));
        assertThat(manifest.diagnostics("/v")).isEmpty();
    }
}
