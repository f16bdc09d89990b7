package org.virtualgranule.netcdf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ucar.ma2.Array;
import ucar.ma2.ArrayStructure;
import ucar.ma2.DataType;
import ucar.ma2.StructureData;
import ucar.nc2.Attribute;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Structure;
import ucar.nc2.Variable;
import ucar.nc2.dataset.NetcdfDataset;
import ucar.nc2.dataset.NetcdfDatasets;

/** Types, values and attributes of variables that ICESat-2 granules do not have. */
class TypesTest {
    @TempDir
    private Path folder;

    private static String attribute(String name, String type, String... values) {
        return "<Attribute name=\"" + name + "\" type=\"" + type + "\"><Value>" + String.join("</Value><Value>", values)
                + "</Value></Attribute>";
    }

    @ParameterizedTest
    @CsvSource({
        "Int8, byte, -1",
        "UInt8, ubyte, 255",
        "Byte, ubyte, 255",
        "Int16, short, -1",
        "UInt16, ushort, 65535",
        "Int32, int, -1",
        "UInt32, uint, 4294967295",
        "Int64, long, -1",
        "UInt64, ulong, 18446744073709551615"
    })
    void integersAreSignedOrNotAndSoAreTheirAttributes(String word, String type, String ones) throws IOException {
        HandMade made = new HandMade().xml("<" + word + " name=\"v\">" + attribute("valid_max", word, ones));
        int bytes = DataType.getType(type).getSize();
        made.stored("", data -> {
            for (int i = 0; i < bytes; i++) {
                data.put((byte) -1);
            }
        });
        try (NetcdfFile file = made.xml("</" + word + ">").open(folder)) {
            Variable v = file.findVariable("v");
            assertThat(v.getDataType()).isEqualTo(DataType.getType(type));
            assertThat(v.read().toString().strip()).isEqualTo(ones);
            Attribute max = v.findAttribute("valid_max");
            assertThat(max.getDataType()).isEqualTo(v.getDataType());
            assertThat(max.getValues().toString().strip()).isEqualTo(ones);
        }
    }

    @Test
    void anAttributeWithoutValuesKeepsItsType() throws IOException {
        HandMade made = new HandMade()
                .xml("<Int8 name=\"v\"><Attribute name=\"none\" type=\"Int32\"/>")
                .stored("", data -> data.put((byte) 1));
        try (NetcdfFile file = made.xml("</Int8>").open(folder)) {
            Attribute none = file.findVariable("v").findAttribute("none");
            assertThat(none.getDataType()).as("as from the HDF5 reader").isEqualTo(DataType.INT);
            assertThat(none.getLength()).isZero();
        }
    }

    @Test
    void enumerationsHaveTheirNames() throws IOException {
        HandMade made = new HandMade()
                .xml("<Enumeration name=\"phase\" basetype=\"Byte\"><EnumConst name=\"solid\" value=\"0\"/>"
                        + "<EnumConst name=\"gas\" value=\"7\"/></Enumeration>"
                        + "<Group name=\"g\"><Enum name=\"v\" enum=\"/phase\"><Dim size=\"2\"/>"
                        + attribute("units", "String", "1"))
                .stored("", data -> data.put((byte) 7).put((byte) 0))
                .xml("</Enum></Group>");
        Path sidecar = made.write(folder);
        try (NetcdfDataset file = NetcdfDatasets.openDataset(sidecar.toString(), false, null)) {
            assertThat(file.getRootGroup().findEnumeration("phase").getMap()).isEqualTo(Map.of(0, "solid", 7, "gas"));
            Variable v = file.findVariable("g/v");
            assertThat(v.getDataType()).isEqualTo(DataType.ENUM1);
            assertThat(v.attributes()).extracting(Attribute::getShortName).containsExactly("units");
            assertThat((byte[]) v.read().copyTo1DJavaArray()).containsExactly(7, 0);
        }
        try (NetcdfDataset enhanced = NetcdfDatasets.openDataset(sidecar.toString())) {
            assertThat((Object[]) enhanced.findVariable("g/v").read().copyTo1DJavaArray())
                    .containsExactly("gas", "solid");
        }
    }

    @Test
    void textsOfFixedLengthAreCharactersAndOthersStrings() throws Exception {
        HandMade made = new HandMade()
                .xml(
                        "<String name=\"fixed\"><Dim size=\"2\"/><dmrpp:FixedLengthStringArray string_length=\"3\" pad=\"space_pad\"/>")
                .stored("", data -> data.put("ab xyz".getBytes(UTF_8)))
                .xml(
                        "</String><String name=\"free\"><Dim size=\"2\"/><dmrpp:vlsa><v>one</v><v>zwölf</v></dmrpp:vlsa></String>");
        try (NetcdfFile file = made.open(folder)) {
            Variable fixed = file.findVariable("fixed");
            assertThat(fixed.getDataType()).isEqualTo(DataType.CHAR);
            assertThat(fixed.getShape()).containsExactly(2, 3);
            assertThat(fixed.read().toString()).isEqualTo("ab ,xyz");
            assertThat(fixed.read("1,0:2:2").toString()).isEqualTo("xz");
            Variable free = file.findVariable("free");
            assertThat(free.getDataType()).isEqualTo(DataType.STRING);
            assertThat((Object[]) free.read().copyTo1DJavaArray()).containsExactly("one", "zwölf");
        }
    }

    @Test
    void recordsAreStructures() throws Exception {
        HandMade made = new HandMade()
                .xml("<Structure name=\"r\"><Dim size=\"3\"/><Int16 name=\"n\">" + attribute("units", "String", "m")
                        + "</Int16><Float64 name=\"pair\"><Dim size=\"2\"/></Float64>")
                .stored("structOffset=\"8 24\"", data -> {
                    for (int i = 0; i < 3; i++) {
                        data.putLong(i + 1).putDouble(i + 0.25).putDouble(i + 0.5);
                    }
                })
                .xml("</Structure>");
        try (NetcdfFile file = made.open(folder)) {
            Structure records = (Structure) file.findVariable("r");
            assertThat(records.getShape()).containsExactly(3);
            assertThat(records.findVariable("n").getDataType()).isEqualTo(DataType.SHORT);
            assertThat(records.findVariable("n").getUnitsString()).isEqualTo("m");
            assertThat(records.findVariable("pair").getShape()).containsExactly(2);
            ArrayStructure every = (ArrayStructure) records.read("0:2:2");
            assertThat(every.getSize()).isEqualTo(2);
            StructureData last = every.getStructureData(1);
            assertThat(last.getScalarShort("n")).isEqualTo((short) 3);
            assertThat(last.getJavaArrayDouble("pair")).containsExactly(2.25, 2.5);
            assertThat(records.readStructure(1).getScalarShort("n")).isEqualTo((short) 2);
            Array member = file.readSection("r(1:2).n");
            assertThat(member.copyTo1DJavaArray()).isEqualTo(new short[] {2, 3});
        }
    }

    @Test
    void aScalarRecordIsAStructureToo() throws Exception {
        HandMade made = new HandMade()
                .xml("<Structure name=\"r\"><Int32 name=\"n\"/>")
                .stored("structOffset=\"4\"", data -> data.putInt(7))
                .xml("</Structure>");
        try (NetcdfFile file = made.open(folder)) {
            Structure record = (Structure) file.findVariable("r");
            assertThat(((ArrayStructure) record.read()).getStructureData(0).getScalarInt("n"))
                    .isEqualTo(7);
        }
    }

    @Test
    void enhancedDatasetsHaveNanForFillValuesAndScaledNumbers() throws IOException {
        HandMade made = new HandMade()
                .xml("<Int16 name=\"v\"><Dim size=\"3\"/>" + attribute("_FillValue", "Int16", "-9")
                        + attribute("scale_factor", "Float64", "0.5") + attribute("add_offset", "Float64", "100"))
                .stored(
                        "",
                        data -> data.putShort((short) 2).putShort((short) -9).putShort((short) -4))
                .xml("</Int16>");
        try (NetcdfDataset file = NetcdfDatasets.openDataset(made.write(folder).toString())) {
            assertThat(file.findVariable("v").read().copyTo1DJavaArray()).isEqualTo(new double[] {101, Double.NaN, 98});
        }
    }

    @Test
    void hdf5sFillValueIsTheAttributeIfThereIsNoOther() throws IOException {
        HandMade made = new HandMade();
        for (String fill : new String[] {"-99", "0", "-2147483647"}) {
            made.xml("<Int32 name=\"v" + fill.replace("-", "_") + "\"><Dim size=\"2\"/><dmrpp:chunks fillValue=\""
                    + fill + "\"><dmrpp:chunkDimensionSizes>2</dmrpp:chunkDimensionSizes></dmrpp:chunks></Int32>");
        }
        try (NetcdfFile file = made.open(folder)) {
            Variable v = file.findVariable("v_99");
            assertThat(v.findAttribute("_FillValue").getNumericValue()).isEqualTo(-99);
            assertThat(v.findAttribute("_ChunkSizes").getNumericValue()).isEqualTo(2);
            assertThat(v.read().copyTo1DJavaArray()).isEqualTo(new int[] {-99, -99});
            assertThat(file.findVariable("v0").findAttribute("_FillValue")).isNull();
            assertThat(file.findVariable("v_2147483647").findAttribute("_FillValue"))
                    .as("netCDF's own")
                    .isNull();
        }
    }

    @Test
    void whatCannotBeReadIsLeftOutAndTold() throws IOException {
        HandMade made = new HandMade()
                .xml("<Opaque name=\"o&#x9b;\"/><Int8 name=\"v\">")
                .stored("", data -> data.put((byte) 1))
                .xml("</Int8>");
        try (NetcdfFile file = made.open(folder)) {
            assertThat(file.getVariables()).extracting(Variable::getShortName).containsExactly("v");
            assertThat(file.getDetailInfo()).contains("/o?: the size of an Opaque element is nowhere in the sidecar");
        }
    }

    @Test
    void whatIsTooLongForNetcdfJavaIsLeftOutToo() throws IOException {
        HandMade made = new HandMade()
                .xml(
                        "<Int8 name=\"v\"><Dim size=\"3000000000\"/><dmrpp:chunks fillValue=\"0\"><dmrpp:chunkDimensionSizes>"
                                + "1000</dmrpp:chunkDimensionSizes></dmrpp:chunks></Int8>");
        try (NetcdfFile file = made.open(folder)) {
            assertThat(file.getVariables()).isEmpty();
            assertThat(file.getDetailInfo())
                    .contains("/v: it has 3000000000 elements along a dimension; netcdf-java can have 2147483647");
        }
    }

    @Test
    void moreThanAJavaArrayCanHoldIsReadInSections() throws Exception {
        HandMade made = new HandMade()
                .xml("<Int8 name=\"v\"><Dim size=\"2000000000\"/><Dim size=\"2\"/><dmrpp:chunks fillValue=\"7\">"
                        + "<dmrpp:chunkDimensionSizes>1000 2</dmrpp:chunkDimensionSizes></dmrpp:chunks></Int8>");
        try (NetcdfFile file = made.open(folder)) {
            Variable v = file.findVariable("v");
            assertThatThrownBy(v::read)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(
                            "[made.h5.dmrpp] v (0:1999999999,0:1): more elements are asked for at once than a"
                                    + " Java array can hold; read fewer at a time");
            assertThat(v.read("1999999999,1").getByte(0)).isEqualTo((byte) 7);
        }
    }

    @Test
    void aFailureToReadIsAnIoExceptionAndNeverAValue() throws IOException {
        HandMade made = new HandMade()
                .xml("<Int8 name=\"v\"><Dim size=\"9\"/><dmrpp:chunks><dmrpp:chunk offset=\"5\" nBytes=\"9\"/>"
                        + "</dmrpp:chunks></Int8>");
        try (NetcdfFile file = made.open(folder)) {
            assertThatThrownBy(() -> file.findVariable("v").read())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("[made.h5");
        }
    }

    @Test
    void theMadeUpBookkeepingOfFilesAndSidecarsIsHidden() throws IOException {
        HandMade made = new HandMade()
                .xml("<Dimension name=\"x\" size=\"2\"/><Dimension name=\"none\" size=\"0\"/>")
                .xml("<Int8 name=\"x\"><Dim name=\"/x\"/>" + attribute("CLASS", "String", "DIMENSION_SCALE")
                        + attribute("NAME", "String", "x") + attribute("_Netcdf4Dimid", "Int32", "0")
                        + attribute("kept", "Int8", "300"))
                .stored("", data -> data.put((byte) 1).put((byte) 2))
                .xml("</Int8><Int8 name=\"y\">"
                        + attribute("NAME", "String", "This is a netCDF dimension but not a netCDF variable.  2")
                        + "<Dim size=\"2\"/></Int8><Attribute name=\"build_dmrpp_metadata\" type=\"Container\">"
                        + attribute("bes", "String", "3") + "</Attribute><Attribute name=\"other\" type=\"Container\">"
                        + attribute("a", "String", "b") + "</Attribute>");
        try (NetcdfFile file = made.open(folder)) {
            assertThat(file.getVariables()).extracting(Variable::getShortName).containsExactly("x");
            Attribute kept = file.findVariable("x").findAttribute("kept");
            assertThat(kept.getStringValue()).as("no Int8, so text").isEqualTo("300");
            assertThat(file.findVariable("x").attributes()).hasSize(1);
            assertThat(file.getGlobalAttributes())
                    .extracting(Attribute::getShortName)
                    .containsExactly("other.a");
            assertThat(file.findDimension("none").getLength()).isZero();
            assertThat(file.findVariable("x").getDimension(0)).isEqualTo(file.findDimension("x"));
        }
    }
}
