package org.virtualgranule.dmrpp.parser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule by which flattening makes names of paths. */
class ManglingTest {
    @ParameterizedTest
    @CsvSource({
        "/gt1r/land_segments/canopy/h_canopy, gt1r_land_segments_canopy_h_canopy",
        "/data field, data_field",
        "/ANC06-01/a.b%c, ANC06_01_a_b_c",
        "/2019/x, _2019_x",
        "/g/2019, g_2019",
        "/gr\u00f6\u00dfe, gr____e",
        "/, ''",
    })
    void everyByteThatIsNoLetterOrDigitBecomesAnUnderscore(String path, String name) {
        assertThat(HdfPath.mangle(path)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "gt1l_land_ice_segments_h_li, /gt1l/land_ice_segments/h_li",
        "_2m_temperature, /2m temperature",
        "HDFEOS_Data_Fields_T, /HDFEOS/Data Fields/T",
    })
    void theNameOfARestoredVariableIsItsMangledPath(String name, String path) {
        var granule = Sidecars.restored(Sidecars.flat(name, "n", path) + Sidecars.flat("x_y", "n", "/x/y"));

        assertThat(Sidecars.variable(granule.root(), path).name()).isEqualTo(path.substring(path.lastIndexOf('/') + 1));
        assertThat(HdfPath.mangle(path)).isEqualTo(name);
    }
}
