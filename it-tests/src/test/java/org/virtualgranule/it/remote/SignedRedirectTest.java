package org.virtualgranule.it.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.zarr.bytes.ByteSources;
import org.virtualgranule.zarr.bytes.Credentials;
import org.virtualgranule.zarr.bytes.HttpOptions;
import org.virtualgranule.zarr.bytes.Traffic;

/** An archive that lets in whoever has a token, and redirects to signed addresses elsewhere. */
@Timeout(60)
class SignedRedirectTest {
    private static final int GRANULES = 6;
    private static final String HEIGHTS = "gt1l/land_ice_segments/h_li";

    @TempDir
    private Path directory;

    private final Traffic traffic = new Traffic();
    private final AtomicInteger tokens = new AtomicInteger(1);
    private final AtomicInteger renewals = new AtomicInteger();
    private ManyGranules granules;
    private FaultyServer bucket;
    private RedirectingServer archive;
    private int usual;

    @BeforeEach
    void serve() throws IOException {
        granules = new ManyGranules(directory, GRANULES);
        bucket = new FaultyServer(directory);
        granules.run(HttpOptions.defaults().withoutHedges(), granules.at(bucket), granules.output("direct"));
        usual = bucket.requests();
        bucket.reset();
        archive = new RedirectingServer(bucket);
        archive.login(token());
    }

    @AfterEach
    void stop() {
        archive.close();
        bucket.close();
    }

    private String token() {
        return "Bearer number-" + tokens;
    }

    /** Someone with a token for the archive, which is asked for anew when it is refused. */
    private final class Login implements Credentials {
        private volatile String token = token();

        @Override
        public Optional<String> authorization(URI location) {
            return location.toString().startsWith(archive.address("")) ? Optional.of(token) : Optional.empty();
        }

        @Override
        public synchronized boolean renew(URI location, Optional<String> refused) {
            if (refused.equals(Optional.of(token))) {
                renewals.incrementAndGet();
                token = token();
            }
            return true;
        }
    }

    private ByteSources source() {
        return ByteSources.standard(HttpOptions.defaults()
                .withPatience(ManyGranules.SHORT)
                .withoutHedges()
                .withTraffic(traffic)
                .withCredentials(new Login()));
    }

    private void theSubsetIsTheLocalOne(ByteSources source) throws IOException {
        List<String> addresses = granules.names().stream().map(archive::address).toList();
        Path file = granules.output("redirected");
        GranuleOptions options = GranuleOptions.defaults().withSource(source);
        assertThat(granules.run(options, addresses, file).failures()).isEmpty();
        assertThat(file).hasSameBinaryContentAs(granules.local());
    }

    @Test
    void eachFileIsRedirectedOnceAndTheLoginIsShownToTheArchiveOnly() throws IOException {
        try (ByteSources source = source()) {
            theSubsetIsTheLocalOne(source);
        }
        assertThat(bucket.asks())
                .allSatisfy(ask -> assertThat(ask.authorization()).isEmpty());
        assertThat(bucket.requests()).isEqualTo(usual);
        assertThat(archive.requests())
                .as("one for each sidecar and each granule")
                .isBetween(2 * GRANULES, 3 * GRANULES);
        assertThat(traffic.redirects()).isEqualTo(archive.requests());
        assertThat(archive.refused()).isZero();
    }

    @Test
    void whenSignaturesRunOutOthersAreAskedFor() {
        GranuleOptions options = GranuleOptions.defaults();
        String file = granules.files().get(0);
        try (ByteSources source = source();
                VirtualGranule local = VirtualGranule.open(file, options);
                VirtualGranule granule =
                        VirtualGranule.open(archive.address(granules.name(0)), options.withSource(source))) {
            granule.array("gt1l/land_ice_segments/latitude").stats();
            int before = archive.requests();
            archive.expire();
            assertThat(granule.array(HEIGHTS).stats())
                    .isEqualTo(local.array(HEIGHTS).stats());
            assertThat(archive.expired()).isPositive();
            assertThat(archive.requests() - before).isBetween(1, archive.expired());
        }
    }

    @Test
    void aGranuleThatIsOpenedAgainIsAskedOfTheArchiveAgain() throws IOException {
        try (ByteSources source = source()) {
            theSubsetIsTheLocalOne(source);
            archive.expire();
            theSubsetIsTheLocalOne(source);
        }
        assertThat(archive.expired()).isZero();
        assertThat(bucket.requests()).isEqualTo(2 * usual);
    }

    @Test
    void aTokenThatExpiresIsRenewedOnce() throws IOException {
        try (ByteSources source = source()) {
            theSubsetIsTheLocalOne(source);
            tokens.incrementAndGet();
            archive.login(token()).expire();
            theSubsetIsTheLocalOne(source);
        }
        assertThat(renewals).hasValue(1);
        assertThat(archive.refused()).isPositive();
    }
}
