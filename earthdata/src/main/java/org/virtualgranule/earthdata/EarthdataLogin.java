package org.virtualgranule.earthdata;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.zarr.bytes.Credentials;
import org.virtualgranule.zarr.bytes.Locations;

/**
 * Earthdata Login: a token goes to the hosts of NASA's archive in the cloud ({@code *.earthdatacloud.nasa.gov}), to the
 * login server, and to hosts that the user adds; a user name with its password goes to the login server alone, which is
 * where the archive redirects to. Both go over https only. No other host ever sees either, and nothing shows them.
 *
 * <p>Nothing is looked up before the first request to one of these hosts. What a server refused is looked up once more,
 * however many threads were refused: a token file may have a newer token by then.
 *
 * <p>Thread-safe. Each {@code with} gives a changed copy, which has looked up nothing yet.
 */
public final class EarthdataLogin implements Credentials {
    private static final String NEW_TOKEN = "get a new one at https://urs.earthdata.nasa.gov, \"Generate Token\"";

    private final LoginSource source;
    private final TrustedHosts hosts;
    private final InstantSource clock;

    private boolean looked;
    private Optional<Login> login = Optional.empty();
    private Optional<Secret> refusedForGood = Optional.empty();

    EarthdataLogin(LoginSource source, TrustedHosts hosts, InstantSource clock) {
        this.source = source;
        this.hosts = hosts;
        this.clock = clock;
    }

    /**
     * The login of whoever runs this process: {@code EARTHDATA_TOKEN}, else {@code EARTHDATA_USERNAME} and
     * {@code EARTHDATA_PASSWORD}, else the netrc file: the one that {@code NETRC} names, else {@code ~/.netrc}
     * ({@code ~/_netrc} on Windows).
     *
     * @return a new login; none of them is looked at yet
     */
    public static EarthdataLogin standard() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        Path home = Path.of(System.getProperty("user.home", ""));
        return new EarthdataLogin(
                LoginSources.usual(System::getenv, home, windows ? "_netrc" : ".netrc"),
                TrustedHosts.standard(),
                InstantSource.system());
    }

    /**
     * Uses a token, and nothing else.
     *
     * @param token a token of Earthdata Login
     * @return a copy
     * @throws IllegalArgumentException if it cannot be a token; the message tells nothing of it
     */
    public EarthdataLogin withToken(String token) {
        return from(LoginSources.given(Login.token(token, "the token")));
    }

    /**
     * Uses the token in a file, and nothing else. The file is read at the first request that needs it, and again when
     * its token was refused or has expired.
     *
     * @param file a file with a token and nothing else
     * @return a copy
     */
    public EarthdataLogin withTokenFile(Path file) {
        return from(LoginSources.tokenFile(file));
    }

    /**
     * Uses a user name with its password, and nothing else.
     *
     * @param name user name at Earthdata Login
     * @param password its password
     * @return a copy
     * @throws IllegalArgumentException if one is empty, or the name has a colon; the message tells nothing of them
     */
    public EarthdataLogin withUser(String name, String password) {
        return from(LoginSources.given(Login.user(name, password, "the given user name")));
    }

    /**
     * Uses a netrc file, and nothing else.
     *
     * @param file a file with an entry {@code machine urs.earthdata.nasa.gov}, or {@code default}
     * @return a copy
     */
    public EarthdataLogin withNetrc(Path file) {
        return from(LoginSources.netrc(file));
    }

    /**
     * Trusts another host with the token.
     *
     * @param host {@code HOST} or {@code HOST:PORT}; http only if it is this machine ({@code localhost:8080})
     * @return a copy
     * @throws IllegalArgumentException if it is something else, as a URL or a pattern
     */
    public EarthdataLogin withHost(String host) {
        return new EarthdataLogin(source, hosts.with(host), clock);
    }

    private EarthdataLogin from(LoginSource other) {
        return new EarthdataLogin(other, hosts, clock);
    }

    /**
     * Finds what to send with a request.
     *
     * @throws IllegalArgumentException if what is found is no login, such as a netrc file with a mistake in it
     * @throws ChunkReadException if the token has expired
     */
    @Override
    public Optional<String> authorization(URI location) {
        if (!hosts.contains(location)) {
            return Optional.empty();
        }
        Optional<Login> known = fresh(location);
        return known.filter(found -> found.isToken() || hosts.isLogin(location))
                .map(found -> found.header().value());
    }

    private synchronized Optional<Login> fresh(URI location) {
        if (!looked) {
            login = source.look();
            looked = true;
        }
        if (login.isPresent() && login.get().isExpired(clock.instant()) && !isNewer(login.get())) {
            throw new ChunkReadException(
                    Locations.name(location),
                    Locations.display(location) + ": the token of "
                            + login.get().origin() + " expired at "
                            + login.get().expiry().orElseThrow() + ", and this machine's clock says "
                            + clock.instant() + "; " + NEW_TOKEN);
        }
        return login;
    }

    @Override
    public synchronized boolean renew(URI location, Optional<String> refused) {
        if (login.isEmpty() || refused.isEmpty() || !hosts.contains(location)) {
            return false;
        }
        boolean alreadyRenewed = !login.get().header().value().equals(refused.get());
        return alreadyRenewed || isNewer(login.get());
    }

    /** Looks once for another login than the one that is of no use; says whether there is one. */
    private boolean isNewer(Login useless) {
        if (refusedForGood.equals(Optional.of(useless.header()))) {
            return false;
        }
        refusedForGood = Optional.of(useless.header());
        Optional<Login> other = source.look().filter(found -> !found.header().equals(useless.header()));
        if (other.isEmpty() || other.get().isExpired(clock.instant())) {
            return false;
        }
        login = other;
        return true;
    }

    @Override
    public synchronized String remedy(URI location) {
        if (!hosts.contains(location)) {
            return "the server wants a login or forbids it; if it takes a token of Earthdata Login, name its host with"
                    + " --auth-host (EarthdataLogin.withHost)";
        }
        if (login.isEmpty()) {
            return source.missing();
        }
        Login sent = login.get();
        if (sent.isToken()) {
            return "the token of " + sent.origin() + " was refused"
                    + sent.expiry()
                            .map(end -> ", though it is good until " + end)
                            .orElse("") + "; " + NEW_TOKEN
                    + ", or accept the archive's terms there";
        }
        return hosts.isLogin(location)
                ? "user name and password of " + sent.origin() + " were refused"
                : "user name and password of " + sent.origin() + " go to Earthdata Login alone, and this host did not"
                        + " ask there, or did not let you in after it; accept the archive's terms at"
                        + " https://urs.earthdata.nasa.gov, or use a token";
    }

    /** Tells nothing of what it holds. */
    @Override
    public String toString() {
        return "EarthdataLogin";
    }
}
