package org.virtualgranule.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.sample.SampleGranules;

/** Whatever a run prints, with every option that prints more: no part of a login is in it. */
class LoginSecretsTest {
    private static final String SECRET = "geheim-9f3c";

    /** A login that is none ends a subset as a wrong argument, and costs the others one granule after the other. */
    private static final int MISTAKE = -1;

    @TempDir
    private Path directory;

    private ArchiveServer archive;
    private String granule;

    @BeforeEach
    void start() throws IOException {
        Project.samples(directory);
        archive = new ArchiveServer(directory, SECRET);
        granule = archive.address("/data/" + SampleGranules.names().get(0));
    }

    @AfterEach
    void stop() {
        archive.close();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("login"), text);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Runs every command that reads granules, and gives all that was printed. */
    private String all(int exit, String option, Path login) {
        StringBuilder all = new StringBuilder();
        Path out = directory.resolve("out.parquet");
        List<List<Object>> commands = List.of(
                List.of("info", "--json"),
                List.of("verify"),
                List.of("subset", "--bbox", "-180,-90,180,90", "--out", out));
        for (List<Object> command : commands) {
            List<Object> words = new ArrayList<>(command);
            words.addAll(List.of("--verbose", "--stats", option, login, "--auth-host", archive.host(), granule));
            Command run = Command.run(words.toArray());
            int expected = exit != MISTAKE ? exit : command.get(0).equals("subset") ? 2 : 3;
            assertThat(run.exit()).as(run.err()).isEqualTo(expected);
            all.append(run.out()).append(run.err());
        }
        assertThat(all.toString())
                .doesNotContain(SECRET)
                .doesNotContain(base64("anna:" + SECRET))
                .doesNotContain("Bearer")
                .doesNotContain("Basic ");
        return all.toString();
    }

    @Test
    void aGoodLoginPrintsNothingOfItself() throws IOException {
        all(0, "--token-file", file(SECRET));
    }

    @Test
    void aRefusedTokenPrintsNothingOfItself() throws IOException {
        assertThat(all(3, "--token-file", file(SECRET + "x")))
                .contains("HTTP 401", "the token of the token file", "was refused", "Generate Token");
    }

    @Test
    void anExpiredTokenPrintsNothingOfItself() throws IOException {
        String token = base64("{}") + "." + base64("{\"uid\":\"" + SECRET + "\",\"exp\":1600000000}") + "." + SECRET;
        assertThat(all(3, "--token-file", file(token)))
                .contains("expired at 2020-09-13T12:26:40Z", "Generate Token")
                .doesNotContain(token.substring(0, 8));
    }

    @Test
    void aTokenThatIsNonePrintsNothingOfItself() throws IOException {
        for (String text :
                List.of(SECRET + " " + SECRET, SECRET + "\nX-Other: " + SECRET, "\u0000" + SECRET, SECRET + "ü")) {
            assertThat(all(MISTAKE, "--token-file", file(text))).contains("holds no token");
        }
    }

    @Test
    void aNetrcWithAMistakePrintsNothingOfItself() throws IOException {
        String entry = "machine urs.earthdata.nasa.gov login anna password ";
        assertThat(all(MISTAKE, "--netrc", file(entry + SECRET + " and " + SECRET)))
                .contains("line 1: machine, default");
        assertThat(all(MISTAKE, "--netrc", file(entry + "\"" + SECRET))).contains("line 1: a quote is not closed");
        assertThat(all(3, "--netrc", file(entry + SECRET))).contains("HTTP 401");
        assertThat(all(3, "--netrc", file("machine other login anna password " + SECRET)))
                .contains("has no entry");
    }

    @Test
    void aTokenOnTheCommandLineIsNoOption() {
        Command command = Command.run("info", "--token", SECRET, granule);
        assertThat(command.exit()).isEqualTo(2);
        assertThat(command.err()).doesNotContain(SECRET);
    }
}
