package org.virtualgranule.reader.refs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.virtualgranule.zarr.codec.Codecs;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.Mapped;

/** What {@link NodeJson} writes of an array, {@link NodeReader} finds again. */
class NodesTest {
    private static final URI DATA = URI.create("file:///d/a.h5");

    private static ArrayEntry array(String codecs) {
        return Exported.manifest(
                        "<Int32 name=\"a\"><Dim size=\"4\"/><dmrpp:chunks compressionType=\"" + codecs
                                + "\" deflateLevel=\"3\" fillValue=\"0\" byteOrder=\"LE\">"
                                + "<dmrpp:chunkDimensionSizes>2</dmrpp:chunkDimensionSizes></dmrpp:chunks></Int32>",
                        DATA,
                        DATA)
                .array("/a")
                .orElseThrow();
    }

    private static JsonNode written(ArrayEntry array) {
        Mapped variable = new Mapped(List.of(array), List.of(), List.of());
        return NodeReader.read(NodeJson.variable(variable).toString(), "/a")
                .get("arrays")
                .get(0);
    }

    static Stream<String> everyStandardCodec() {
        List<String> words = Codecs.standard().words();
        return Stream.concat(words.stream(), Stream.of("", String.join(" ", words)));
    }

    @ParameterizedTest
    @MethodSource
    void everyStandardCodec(String codecs) {
        ArrayEntry array = array(codecs);
        assertThat(array.form().codecs().codecs()).hasSize(codecs.isEmpty() ? 0 : codecs.split(" ").length);
        ArrayEntry found = new NodeReader(Codecs.standard())
                .array("a.h5.dmrpp", written(array))
                .inFiles(List.of());
        assertThat(found.metadata()).isEqualTo(array.metadata());
        assertThat(found.form()).isEqualTo(array.form());
    }

    @Test
    void aCodecHasWhatItNeedsAndNothingElse() {
        JsonNode json = written(array("shuffle"));
        ObjectNode configuration = (ObjectNode) json.at("/codecs/0/configuration");
        configuration.put("level", 1);
        isNotKnown(json);
        configuration.removeAll();
        isNotKnown(json);
    }

    private static void isNotKnown(JsonNode json) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NodeReader(Codecs.standard()).array("a.h5.dmrpp", json))
                .withMessageContaining("numcodecs.shuffle")
                .withMessageEndingWith("is not known");
    }
}
