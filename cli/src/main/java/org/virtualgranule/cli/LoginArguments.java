package org.virtualgranule.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.earthdata.EarthdataLogin;
import picocli.CommandLine.Option;

/** How to log in at NASA's archive. No secret is an argument: every user of a machine can read those. */
final class LoginArguments {
    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with a token of Earthdata Login, in place of EARTHDATA_TOKEN, EARTHDATA_USERNAME with"
                    + " EARTHDATA_PASSWORD, NETRC or ~/.netrc.")
    private Optional<Path> tokenFile = Optional.empty();

    @Option(
            names = "--netrc",
            paramLabel = "FILE",
            description = "netrc file with an entry \"machine urs.earthdata.nasa.gov\", in place of all of these.")
    private Optional<Path> netrc = Optional.empty();

    @Option(
            names = "--auth-host",
            paramLabel = "HOST[:PORT]",
            description = "Another host that gets the token; without it only *.earthdatacloud.nasa.gov and"
                    + " urs.earthdata.nasa.gov do. May be repeated.")
    private List<String> hosts = new ArrayList<>();

    EarthdataLogin login() {
        if (tokenFile.isPresent() && netrc.isPresent()) {
            throw new IllegalArgumentException("--token-file and --netrc are two logins; name one");
        }
        EarthdataLogin login = EarthdataLogin.standard();
        if (tokenFile.isPresent()) {
            login = login.withTokenFile(tokenFile.get());
        }
        if (netrc.isPresent()) {
            login = login.withNetrc(netrc.get());
        }
        for (String host : hosts) {
            login = login.withHost(host);
        }
        return login;
    }
}
