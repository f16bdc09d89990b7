package org.virtualgranule.it.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.it.Project;
import ucar.ma2.Array;
import ucar.ma2.InvalidRangeException;
import ucar.nc2.AttributeContainer;
import ucar.nc2.Group;
import ucar.nc2.NetcdfFile;
import ucar.nc2.NetcdfFiles;
import ucar.nc2.Variable;
import ucar.nc2.constants.CDM;
import ucar.nc2.write.NetcdfFormatWriter;

/** netcdf-java writes a beam of a virtual granule as netCDF-3, which the netCDF library of C then reads. */
class WriterTest {
    private static final List<String> COLUMNS =
            List.of("delta_time", "latitude", "longitude", "h_li", "segment_id", "atl06_quality_summary");

    @TempDir
    private Path folder;

    @Test
    void ncdumpOfTheCLibraryReadsTheBeamThatNetcdfJavaWrote() throws Exception {
        assumeTrue(Ncdump.isThere(), Ncdump.WITHOUT);
        Path sidecar = Project.samples(folder).get(1).sidecar();
        Path beam = folder.resolve("beam.nc");
        try (NetcdfFile granule = NetcdfFiles.open(sidecar.toString())) {
            Group segments = granule.findGroup("gt2l/land_ice_segments");
            write(segments, beam);
            String text = Ncdump.run("-p", "9,17", beam.toString());
            assertThat(text)
                    .contains("float h_li(delta_time)", "h_li:units = \"meters\"", "byte atl06_quality_summary(");
            for (String column : COLUMNS) {
                assertThat(numbers(text, column)).as(column).isEqualTo(numbers(segments, column));
            }
        }
        assertThat(Ncdump.run("-k", beam.toString()).strip()).isEqualTo("classic");
    }

    private static void write(Group segments, Path file) throws IOException, InvalidRangeException {
        NetcdfFormatWriter.Builder format = NetcdfFormatWriter.createNewNetcdf3(file.toString());
        segments.getDimensions().forEach(d -> format.addDimension(d.getShortName(), d.getLength()));
        for (String column : COLUMNS) {
            Variable variable = segments.findVariableLocal(column);
            Variable.Builder<?> copy =
                    format.addVariable(column, variable.getDataType(), variable.getDimensionsString());
            copy.addAttributes(AttributeContainer.filter(variable.attributes(), CDM.CHUNK_SIZES));
        }
        try (NetcdfFormatWriter writer = format.build()) {
            for (String column : COLUMNS) {
                writer.write(column, segments.findVariableLocal(column).read());
            }
        }
    }

    private static double[] numbers(Group segments, String column) throws IOException {
        Variable variable = segments.findVariableLocal(column);
        Array values = variable.read();
        double fill = variable.attributes().findAttributeDouble("_FillValue", Double.NaN);
        return IntStream.range(0, (int) values.getSize())
                .mapToDouble(values::getDouble)
                .map(value -> value == fill ? Double.NaN : value)
                .toArray();
    }

    /** The values of a variable in the text; an underscore is its fill value. */
    private static double[] numbers(String text, String column) {
        Matcher data = Pattern.compile("\n " + column + " = ([^;]*);").matcher(text);
        assertThat(data.find()).isTrue();
        return Arrays.stream(data.group(1).split(","))
                .map(String::strip)
                .mapToDouble(number -> number.equals("_") ? Double.NaN : number(number, column))
                .toArray();
    }

    private static double number(String text, String column) {
        return column.equals("h_li") ? Float.parseFloat(text) : Double.parseDouble(text);
    }
}
