package org.virtualgranule.zarr.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileAddressesTest {
    @ParameterizedTest
    @CsvSource({
        "file:///d/a%20b.h5, /d/a b.h5",
        "https://host:8443/d/a%20b.h5, https://host:8443/d/a%20b.h5",
        "s3://bucket/d/a%20b%25+.h5, s3://bucket/d/a b%+.h5",
        "https://user:secret@host/a.h5#f, https://host/a.h5",
        "https://user:se@cret@host/a.h5, https://host/a.h5",
        "https://host/a.h5?X-Amz-Signature=secret&X-Amz-Date=1, https://host/a.h5",
        "s3://user:secret@bucket/a.h5, s3://bucket/a.h5",
    })
    void addressesAreThoseOfFsspecAndHoldNoSecret(URI location, String text) {
        assertThat(new FileAddresses(UnaryOperator.identity()).of(location)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://host/a.h5?token=secret", "https://host/a.h5?sv=1&sig=secret", "https://host/?f=a.h5"})
    void aQueryThatMayBeASecretIsRefusedAndNotShown(URI location) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileAddresses(UnaryOperator.identity()).of(location))
                .withMessageContaining("has a query, which may be secret")
                .withMessageNotContaining("secret&")
                .withMessageNotContaining("=");
    }

    @Test
    void addressesCanBeThoseOfCopies() {
        FileAddresses addresses = new FileAddresses(text -> text.replace("https://host/bucket/", "s3://bucket/"));
        assertThat(addresses.of(URI.create("https://host/bucket/d/a.h5"))).isEqualTo("s3://bucket/d/a.h5");
    }
}
