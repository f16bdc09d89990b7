package org.virtualgranule.reader.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.Diagnostic;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;
import org.virtualgranule.zarr.manifest.Manifest;

class ProductsTest {
    private static final Map<String, String> GRANULES = Map.of(
            "ATL06", "processed_ATL06_20190416093911_02770303_002_01.h5",
            "ATL08", "ATL08_20190416093911_02770303_006_02.h5");

    @Test
    void aGranuleIsRecognisedByItsCoordinatesEvenIfTheyCannotBeRead() {
        GRANULES.forEach((name, granule) -> {
            Product product = Products.standard()
                    .of(skipped(name.equals("ATL06") ? "/gt2r/land_ice_segments" : "/gt3l/land_segments"), granule);
            assertThat(product.name()).isEqualTo(name);
            assertThat(product.fromName(granule, "rgt")).contains(277);
            assertThat(product.fromName(granule, "cycle")).contains(3);
            assertThat(product.fromName("renamed.h5", "rgt")).isEmpty();
            assertThat(product.epochInstant()).hasToString("2018-01-01T00:00:00Z");
            assertThat(product.tracks()).containsExactly("gt1l", "gt1r", "gt2l", "gt2r", "gt3l", "gt3r");
            assertThat(product.columns()).isNotEmpty();
        });
    }

    @Test
    void theStandardProductsBoundMotionUntilTheyAreToldNotTo() {
        GRANULES.keySet().forEach(name -> {
            Manifest granule = skipped(name.equals("ATL06") ? "/gt2r/land_ice_segments" : "/gt3l/land_segments");
            Product product = Products.standard().of(granule, GRANULES.get(name));
            assertThat(product.motion().reach(10)).isEqualTo(83_000);
            Product free = Products.standard().withoutMotion().of(granule, GRANULES.get(name));
            assertThat(free).isEqualTo(product.withoutMotion());
            assertThat(free.motion().isBounded()).isFalse();
            assertThat(free.motion().reach(0)).isInfinite();
        });
    }

    @Test
    void aMotionThatBoundsNothingIsRefused() {
        for (double[] motion : new double[][] {{0, 1}, {-1, 1}, {Double.NaN, 1}, {1, -1}, {1, Double.NaN}}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Motion(motion[0], motion[1]));
        }
    }

    @Test
    void aGranuleOfNoProductIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Products.standard().of(skipped("/gt1l/heights"), "ATL03_x.h5"))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageStartingWith("[a.dmrpp] no track found")
                .hasMessageContaining("ATL06, ATL08");
    }

    private static Manifest skipped(String group) {
        return Manifest.of(
                "a.dmrpp",
                Map.of(),
                List.of(),
                List.of(new Diagnostic(group + "/latitude", Diagnostic.Topic.SKIPPED, "why")),
                List.of());
    }
}
