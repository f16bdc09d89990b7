package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.virtualgranule.dmrpp.parser.Sidecars.flat;
import static org.virtualgranule.dmrpp.parser.Sidecars.restored;
import static org.virtualgranule.dmrpp.parser.Sidecars.text;
import static org.virtualgranule.dmrpp.parser.Sidecars.variable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.Diagnostic.Topic;
import org.virtualgranule.dmrpp.model.Dimension;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.dmrpp.model.Storage;

/** Variables that flattening made up beside those of the file. */
class SyntheticTest {
    private static final String GRID = flat("temperature", "lat", "/Grid/temperature");

    private static String axis(String name, String content) {
        return "<Dimension name='" + name + "' size='4'/><Float32 name='" + name + "'><Dim name='/" + name + "'/>"
                + content + "</Float32>";
    }

    @ParameterizedTest
    @ValueSource(strings = {"latv", "lonv", "nv", "lat", "num_lines"})
    void anIndexWithoutAPathStaysAtTheRootAndIsFlagged(String name) {
        Granule granule = restored(GRID + axis(name, text("units", "level")));

        assertThat(granule.diagnostics()).containsExactly(new Diagnostic("/" + name, Topic.SYNTHETIC, Synthetic.NOTE));
        assertThat(granule.root().dimensions()).containsExactly(new Dimension(name, 4));
        assertThat(variable(granule.root(), "/" + name).storage())
                .isEqualTo(new Storage.Unreadable(
                        "the sidecar's writer made it up, and the sidecar holds no values of it"));
    }

    @Test
    void computedLatitudesAreFlaggedWhateverTheirShape() {
        Granule granule = restored(GRID + "<Float64 name='lat'><Dim name='/y'/><Dim name='/x'/>"
                + text("units", "degrees_north") + "</Float64>");

        assertThat(granule.diagnostics()).extracting(Diagnostic::topic).containsExactly(Topic.SYNTHETIC);
        assertThat(variable(granule.root(), "/lat").storage()).isInstanceOf(Storage.Unreadable.class);
    }

    @Test
    void valuesThatTheSidecarHoldsAreKept() {
        Granule granule = restored(GRID + axis("lat", "<dmrpp:missingdata>AA==</dmrpp:missingdata>"));

        assertThat(variable(granule.root(), "/lat").storage()).isInstanceOf(Storage.Inline.class);
        assertThat(granule.diagnostics()).extracting(Diagnostic::topic).containsExactly(Topic.SYNTHETIC);
    }

    @Test
    void aDatasetThatWasNeverWrittenIsNotTakenForMadeUp() {
        Granule granule = restored(GRID + "<Int64 name='atomic'><Dim name='/lat'/><Dim name='/lat'/></Int64>");

        assertThat(granule.diagnostics()).isEmpty();
        assertThat(variable(granule.root(), "/atomic").storage()).isInstanceOf(Storage.None.class);
    }

    @Test
    void whereNoDatasetHasAPathNothingIsKnownToBeMadeUp() {
        Granule slashes = restored("<Int32 name='/g/x'/>" + axis("lat", ""));
        Granule plain = restored(axis("lat", "") + "<Int32 name='x'/>");

        assertThat(slashes.diagnostics()).isEmpty();
        assertThat(plain.diagnostics()).isEmpty();
        assertThat(variable(plain.root(), "/lat").storage()).isInstanceOf(Storage.None.class);
    }

    @Test
    void aVariableWithoutAPathThatMayHaveBeenInAGroupStaysAtTheRootAndIsReported() {
        Granule granule = restored(GRID + "<Int64 name='Grid_total_events'><Dim name='/lat'/></Int64>");

        assertThat(variable(granule.root(), "/Grid_total_events")).isNotNull();
        assertThat(granule.diagnostics())
                .containsExactly(new Diagnostic(
                        "/Grid_total_events",
                        Topic.TREE,
                        "no path is stated for it, though its name begins like a group's: left at the root"));
    }
}
