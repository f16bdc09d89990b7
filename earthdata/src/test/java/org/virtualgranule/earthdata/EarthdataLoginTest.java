package org.virtualgranule.earthdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.dmrpp.model.ChunkReadException;

class EarthdataLoginTest {
    private static final URI DATA = URI.create("https://data.nsidc.earthdatacloud.nasa.gov/x/a.h5?secret=1");
    private static final URI LOGIN = URI.create("https://urs.earthdata.nasa.gov/oauth/authorize?secret=1");
    private static final URI ELSEWHERE = URI.create("https://example.org/a.h5");

    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();

    private EarthdataLogin login() {
        return new EarthdataLogin(
                LoginSources.usual(environment::get, home, ".netrc"),
                TrustedHosts.standard(),
                InstantSource.fixed(Tokens.NOW));
    }

    private static Optional<String> basic(String pair) {
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private Path netrc(String name, String text) throws IOException {
        return Files.writeString(home.resolve(name), text);
    }

    @Test
    void aTokenGoesToTheArchiveAndTheLoginServerAndNowhereElse() {
        String token = Tokens.good("a");
        environment.put("EARTHDATA_TOKEN", " " + token + "\n");
        EarthdataLogin login = login();
        assertThat(login.authorization(DATA)).contains("Bearer " + token);
        assertThat(login.authorization(LOGIN)).contains("Bearer " + token);
        assertThat(login.authorization(ELSEWHERE)).isEmpty();
        assertThat(login.withHost("example.org").authorization(ELSEWHERE)).contains("Bearer " + token);
    }

    @Test
    void aPasswordGoesToTheLoginServerAlone() {
        environment.put("EARTHDATA_USERNAME", "anna");
        environment.put("EARTHDATA_PASSWORD", "pä:ss");
        EarthdataLogin login = login().withHost("example.org");
        assertThat(login.authorization(LOGIN)).isEqualTo(basic("anna:pä:ss"));
        assertThat(login.authorization(DATA)).isEmpty();
        assertThat(login.authorization(ELSEWHERE)).isEmpty();
        assertThat(login.authorization(URI.create("http://urs.earthdata.nasa.gov/")))
                .isEmpty();
    }

    @Test
    void theEnvironmentComesBeforeNetrcAndATokenBeforeAName() throws IOException {
        assertThat(login().authorization(LOGIN)).isEmpty();
        netrc(".netrc", "machine urs.earthdata.nasa.gov login home password a");
        assertThat(login().authorization(LOGIN)).isEqualTo(basic("home:a"));
        environment.put("NETRC", netrc("mine", "default login mine password b").toString());
        assertThat(login().authorization(LOGIN)).isEqualTo(basic("mine:b"));
        environment.put("EARTHDATA_USERNAME", "env");
        environment.put("EARTHDATA_PASSWORD", "c");
        assertThat(login().authorization(LOGIN)).isEqualTo(basic("env:c"));
        environment.put("EARTHDATA_TOKEN", "opaque");
        assertThat(login().authorization(LOGIN)).contains("Bearer opaque");
    }

    @Test
    void whatIsNamedComesBeforeWhatIsFound() throws IOException {
        environment.put("EARTHDATA_TOKEN", "found");
        Path netrc = netrc("n", "machine urs.earthdata.nasa.gov login n password b");
        Path token = netrc("t", "Bearer of-a-file\n");
        assertThat(login().withNetrc(netrc).authorization(LOGIN)).isEqualTo(basic("n:b"));
        assertThat(login().withTokenFile(token).authorization(LOGIN)).contains("Bearer of-a-file");
        assertThat(login().withToken("given").authorization(LOGIN)).contains("Bearer given");
        assertThat(login().withUser("u", "v").authorization(LOGIN)).isEqualTo(basic("u:v"));
    }

    @Test
    void nothingIsLookedAtBeforeATrustedHostIsAsked() throws IOException {
        netrc(".netrc", "a mistake");
        EarthdataLogin login = login();
        assertThat(login.authorization(ELSEWHERE)).isEmpty();
        assertThat(login.remedy(ELSEWHERE)).contains("--auth-host");
        assertThatThrownBy(() -> login.authorization(DATA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(home.resolve(".netrc") + " line 1: ")
                .hasMessageNotContaining("mistake");
        netrc(".netrc", "machine urs.earthdata.nasa.gov login a password b");
        assertThat(login.authorization(LOGIN)).isEqualTo(basic("a:b"));
        netrc(".netrc", "machine urs.earthdata.nasa.gov login other password b");
        assertThat(login.authorization(LOGIN)).as("read once").isEqualTo(basic("a:b"));
    }

    @Test
    void whatIsNamedMustBeThereAndComplete() throws IOException {
        Path none = home.resolve("none");
        assertRefused(login().withNetrc(none), "the netrc file " + none + ": there is no such file");
        assertRefused(login().withTokenFile(none), "the token file " + none + ": there is no such file");
        assertRefused(login().withTokenFile(home), "the token file " + home + " cannot be read");
        assertRefused(login().withTokenFile(netrc("t", "geheim 1")), "has characters that no token has");
        assertRefused(login().withTokenFile(netrc("e", "\n")), "it is empty");
        Path binary = Files.write(home.resolve("b"), new byte[] {'a', (byte) 0xff});
        assertRefused(login().withNetrc(binary), "is not in UTF-8");
        Path half = netrc("h", "\nmachine urs.earthdata.nasa.gov login geheim");
        assertRefused(login().withNetrc(half), "the netrc file " + half + " line 2: the entry has no password");
        environment.put("EARTHDATA_PASSWORD", "geheim");
        assertRefused(login(), "EARTHDATA_PASSWORD is set, but EARTHDATA_USERNAME is not");
        environment.put("EARTHDATA_TOKEN", "geheim\r\nX-Injected: 1");
        assertRefused(login(), "EARTHDATA_TOKEN holds no token");
        environment.clear();
        environment.put("NETRC", none.toString());
        assertRefused(login(), "there is no such file");
    }

    private static void assertRefused(EarthdataLogin login, String words) {
        assertThatThrownBy(() -> login.authorization(DATA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("geheim");
    }

    @Test
    void anExpiredTokenIsNotSentAndTheMessageSaysWhenAndWhatToDo() {
        String old = Tokens.ending("old", Tokens.NOW.minusSeconds(60));
        environment.put("EARTHDATA_TOKEN", old);
        assertThatThrownBy(() -> login().authorization(DATA))
                .isInstanceOf(ChunkReadException.class)
                .hasMessage("[a.h5] https://data.nsidc.earthdatacloud.nasa.gov/x/a.h5: the token of EARTHDATA_TOKEN"
                        + " expired at 2026-01-02T03:03:05Z, and this machine's clock says 2026-01-02T03:04:05Z;"
                        + " get a new one at https://urs.earthdata.nasa.gov, \"Generate Token\"");
    }

    @Test
    void whatIsNoJsonWebTokenHasNoKnownEnd() {
        String[] texts = {"a", "a.b.c", "a." + Tokens.part("[]") + ".c", "a." + Tokens.part("{\"exp\":\"x\"}") + ".c"};
        for (String text : texts) {
            assertThat(TokenExpiry.of(text)).as(text).isEmpty();
            assertThat(login().withToken(text).authorization(DATA)).contains("Bearer " + text);
        }
        assertThat(TokenExpiry.of("a." + Tokens.part("{\"exp\":1e300}") + ".c")).isEmpty();
        assertThat(TokenExpiry.of("a." + Tokens.part("{\"exp\":9223372036854775807}") + ".c"))
                .isEmpty();
        assertThat(TokenExpiry.of(Tokens.good("x"))).contains(Tokens.NOW.plusSeconds(3600));
    }

    @Test
    void theRemedyNamesWhatIsMissingOrWasRefused() throws IOException {
        EarthdataLogin none = login();
        none.authorization(DATA);
        assertThat(none.remedy(DATA))
                .contains("EARTHDATA_TOKEN", home.resolve(".netrc").toString());
        Path netrc = netrc("n", "machine other login a password b");
        EarthdataLogin other = login().withNetrc(netrc);
        other.authorization(DATA);
        assertThat(other.remedy(DATA)).contains(netrc + " has no entry \"machine urs.earthdata.nasa.gov\"");
        environment.put("EARTHDATA_TOKEN", Tokens.good("geheim"));
        EarthdataLogin token = login();
        token.authorization(DATA);
        assertThat(token.remedy(DATA))
                .contains("EARTHDATA_TOKEN was refused", "2026-01-02T04:04:05Z", "Generate Token")
                .doesNotContain("geheim");
        EarthdataLogin user = login().withUser("anna", "geheim");
        user.authorization(LOGIN);
        assertThat(user.remedy(LOGIN)).contains("were refused").doesNotContain("geheim", "anna");
        assertThat(user.remedy(DATA))
                .contains("go to Earthdata Login alone", "accept the archive's terms", "or use a token")
                .doesNotContain("geheim", "anna");
    }

    @Test
    void nothingThatItHoldsIsPrinted() {
        Login token = Login.token("geheim", "x");
        Login user = Login.user("anna", "geheim", "x");
        assertThat(login().withToken("geheim") + " " + token + user + LoginSources.given(user))
                .doesNotContain("geheim", "anna", "Z2Vo");
    }
}
