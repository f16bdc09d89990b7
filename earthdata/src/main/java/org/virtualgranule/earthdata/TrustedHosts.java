package org.virtualgranule.earthdata;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.virtualgranule.zarr.bytes.Locations;

/**
 * The hosts that may see credentials: over https only, but for hosts of this machine that were added by name. Everything
 * that is not plainly one of them is none.
 *
 * @param loginHost {@code host:port} of the login server
 * @param suffix end of the names of the archive's hosts, from its dot on
 * @param added {@code host:port} of hosts that the user trusts too
 */
record TrustedHosts(String loginHost, String suffix, Set<String> added) {
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?:[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*|\\[[0-9A-Fa-f:]+])(?::\\d{1,5})?");
    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1]):\\d+");

    TrustedHosts {
        added = Set.copyOf(added);
    }

    static TrustedHosts standard() {
        return new TrustedHosts("urs.earthdata.nasa.gov:443", ".earthdatacloud.nasa.gov", Set.of());
    }

    /**
     * Adds a host.
     *
     * @param text {@code HOST} or {@code HOST:PORT}
     * @throws IllegalArgumentException if it is something else, as a URL or a pattern
     */
    TrustedHosts with(String text) {
        if (!HOST_AND_PORT.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a host that may see the login must be named as HOST or HOST:PORT, without scheme, path and"
                            + " wildcards, not as \"" + Locations.cut(text) + "\"");
        }
        Set<String> more = new TreeSet<>(added);
        String host = text.toLowerCase(Locale.ROOT);
        more.add(host.matches(".*:\\d+") ? host : host + ":443");
        return new TrustedHosts(loginHost, suffix, more);
    }

    /** Says whether credentials may go there. */
    boolean contains(URI location) {
        String host = hostAndPort(location);
        return host.equals(loginHost)
                || added.contains(host)
                || host.endsWith(suffix + ":443") && host.length() > suffix.length() + ":443".length();
    }

    /** Says whether a name with its password may go there. */
    boolean isLogin(URI location) {
        return hostAndPort(location).equals(loginHost);
    }

    /**
     * The host as it is in the lists; empty for one that is in none, whatever its name: what another parser of addresses
     * might see otherwise, what has user information, http beyond this machine.
     */
    private static String hostAndPort(URI location) {
        HttpUrl url = HttpUrl.parse(location.toString());
        if (url == null || location.getHost() == null || location.getRawUserInfo() != null) {
            return "";
        }
        String host = location.getHost().toLowerCase(Locale.ROOT);
        String seen = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        String name = host + ":" + url.port();
        boolean same = seen.equals(host) && (location.getPort() == -1 || location.getPort() == url.port());
        return same && (url.isHttps() || LOOPBACK.matcher(name).matches()) ? name : "";
    }
}
