package org.virtualgranule.it.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.virtualgranule.reader.SubsetRun;
import org.virtualgranule.zarr.bytes.HttpOptions;
import org.virtualgranule.zarr.bytes.Traffic;

/** As archives are spoken to: https, and HTTP/2, where all requests share a connection. */
@Timeout(60)
class SecureHttp2Test extends ServedGranules {
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "javax.net.ssl.trustStorePassword";

    private final HeldCertificate certificate =
            new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    private final Traffic traffic = new Traffic();
    private final HttpOptions options =
            HttpOptions.defaults().withPatience(ManyGranules.SHORT).withTraffic(traffic);

    @BeforeEach
    void serve() throws IOException, GeneralSecurityException {
        granules = new ManyGranules(directory, 6);
        HandshakeCertificates identity =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        server = new FaultyServer(directory, web -> web.useHttps(identity.sslSocketFactory()));
        trust();
    }

    /** Whoever makes a client from now on takes the server's certificate, and no other. */
    private void trust() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", certificate.certificate());
        Path file = directory.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "secret".toCharArray());
        }
        System.setProperty(TRUST_STORE, file.toString());
        System.setProperty(PASSWORD, "secret");
    }

    @AfterEach
    void trustAsUsual() {
        System.clearProperty(TRUST_STORE);
        System.clearProperty(PASSWORD);
    }

    private void theSubsetIsTheLocalOne() throws IOException {
        Path file = granules.output("secure");
        SubsetRun.Summary summary = granules.run(options, granules.at(server), file);
        assertThat(summary.failures()).isEmpty();
        assertThat(file).hasSameBinaryContentAs(granules.local());
    }

    @Test
    void aSubsetIsTheLocalOneAndCostsOneConnection() throws IOException {
        theSubsetIsTheLocalOne();
        assertThat(server.protocols()).containsExactly("HTTP/2");
        // requests that begin together before the first connection is there make one each; only one of these is kept
        assertThat(server.connections())
                .as("of " + server.requests() + " requests")
                .isLessThanOrEqualTo(16);
        assertThat(traffic.retries()).isZero();
    }

    @Test
    void streamsAndConnectionsThatBreakCostRequestsAndNothingElse() throws IOException {
        server.faults(Faults.random(1, 0.1, Fault.PASSING));
        theSubsetIsTheLocalOne();
        assertThat(server.faulted()).isPositive();
    }

    @Test
    void aServerThatNobodyTrustsIsAnErrorThatSaysSo() throws IOException {
        System.clearProperty(TRUST_STORE);
        System.clearProperty(PASSWORD);
        SubsetRun.Summary summary = granules.run(options, granules.at(server), granules.output("none"));
        assertThat(summary.failures()).hasSize(6).allSatisfy(failure -> assertThat(failure.error())
                .hasMessageContaining("the host's certificate is not trusted")
                .hasMessageContaining("(1 try)"));
        assertThat(traffic.retries()).isZero();
        assertThat(server.requests()).isZero();
        assertThat(traffic.requests()).isZero();
    }
}
