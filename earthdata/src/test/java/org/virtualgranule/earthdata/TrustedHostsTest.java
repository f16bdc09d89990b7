package org.virtualgranule.earthdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedHostsTest {
    private final TrustedHosts hosts = TrustedHosts.standard()
            .with("Data.Example.org")
            .with("other.example.org:8443")
            .with("localhost:8080");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://data.nsidc.earthdatacloud.nasa.gov/a.h5",
                "https://x.earthdatacloud.nasa.gov",
                "HTTPS://DATA.NSIDC.EARTHDATACLOUD.NASA.GOV/a?q#f",
                "https://data.nsidc.earthdatacloud.nasa.gov:443/a",
                "https://urs.earthdata.nasa.gov/oauth/authorize?x=y",
                "https://data.example.org/a",
                "https://OTHER.example.org:8443/a",
                "http://localhost:8080/a",
                "https://localhost:8080/a"
            })
    void credentialsMayGoToTheArchiveAndToHostsThatWereAdded(String address) {
        assertThat(hosts.contains(URI.create(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil-earthdatacloud.nasa.gov/a",
                "https://evilearthdatacloud.nasa.gov/a",
                "https://earthdatacloud.nasa.gov/a",
                "https://.earthdatacloud.nasa.gov/a",
                "https://data.earthdatacloud.nasa.gov.attacker.com/a",
                "https://evil-earthdatacloud.nasa.gov.attacker.com/a",
                "https://data.earthdatacloud.nasa.gov@attacker.com/a",
                "https://data.earthdatacloud.nasa.gov:443@attacker.com/a",
                "https://user:pw@data.earthdatacloud.nasa.gov/a",
                "https://attacker.com/data.earthdatacloud.nasa.gov",
                "https://attacker.com#.earthdatacloud.nasa.gov",
                "https://attacker.com?.earthdatacloud.nasa.gov",
                "https://attacker.com%2F.earthdatacloud.nasa.gov/",
                "https://attacker.com%23.earthdatacloud.nasa.gov/",
                "https://attacker_com.earthdatacloud.nasa.gov/",
                "https://data.earthdatacloud.nasa.gov./a",
                "https://data.\uFF45arthdatacloud.nasa.gov/a",
                "https://data.earthdatacl\u043Eud.nasa.gov/a",
                "https://data.earthdatacloud.nasa.gov:8443/a",
                "https://urs.earthdata.nasa.gov.attacker.com/",
                "https://xurs.earthdata.nasa.gov/",
                "https://uat.urs.earthdata.nasa.gov/",
                "https://urs.earthdata.nasa.gov:8080/",
                "http://data.nsidc.earthdatacloud.nasa.gov/a",
                "http://urs.earthdata.nasa.gov/",
                "http://data.example.org/a",
                "http://data.example.org:443/a",
                "https://sub.data.example.org/a",
                "https://other.example.org/a",
                "http://localhost/a",
                "http://localhost:8081/a",
                "http://127.0.0.1:8080/a",
                "http://localhost.attacker.com:8080/a",
                "s3://data.earthdatacloud.nasa.gov/a",
                "ftp://data.earthdatacloud.nasa.gov/a",
                "file:///data.earthdatacloud.nasa.gov/a",
                "mailto:a@data.earthdatacloud.nasa.gov"
            })
    void noOtherHostIsTakenForOneOfThem(String address) {
        assertThat(hosts.contains(URI.create(address))).isFalse();
        assertThat(hosts.isLogin(URI.create(address))).isFalse();
    }

    @Test
    void onlyTheLoginServerIsTheLoginServer() {
        assertThat(hosts.isLogin(URI.create("https://URS.earthdata.nasa.gov/a")))
                .isTrue();
        assertThat(hosts.isLogin(URI.create("https://data.nsidc.earthdatacloud.nasa.gov/a")))
                .isFalse();
        assertThat(hosts.isLogin(URI.create("https://data.example.org/a"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://data.example.org",
                "data.example.org/a",
                "*.example.org",
                "*",
                "",
                "a b",
                "a.b.:1",
                ".a",
                "a..b",
                "a@b",
                "a:x",
                "a:",
                "a:123456",
                "a,b",
                "a?b",
                "a\nb",
                "d\u00E4ta.org"
            })
    void aHostIsAddedByItsNameOnly(String text) {
        TrustedHosts standard = TrustedHosts.standard();
        assertThatThrownBy(() -> standard.with(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HOST or HOST:PORT");
    }

    @Test
    void theLoopbackHostMayBeNamedInEveryWay() {
        for (String host : new String[] {"127.0.0.1:80", "[::1]:80", "localhost:80"}) {
            assertThat(TrustedHosts.standard().with(host).contains(URI.create("http://" + host + "/a")))
                    .as(host)
                    .isTrue();
        }
        assertThat(TrustedHosts.standard().with("10.0.0.1:80").contains(URI.create("http://10.0.0.1:80/")))
                .isFalse();
    }
}
