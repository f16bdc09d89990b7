package org.virtualgranule.earthdata;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The kinds of places where a login may be found. */
final class LoginSources {
    private static final String MACHINE = "urs.earthdata.nasa.gov";

    private LoginSources() {}

    private record Place(Supplier<Optional<Login>> finder, String missing) implements LoginSource {
        @Override
        public Optional<Login> look() {
            return finder.get();
        }
    }

    /** A login that is known. */
    static LoginSource given(Login login) {
        return new Place(() -> Optional.of(login), "");
    }

    /** A file with a token and nothing else. */
    static LoginSource tokenFile(Path file) {
        String name = "the token file " + file;
        return new Place(() -> Optional.of(Login.token(SecretFile.read(file, name), name)), "");
    }

    /** A netrc file that must be there. */
    static LoginSource netrc(Path file) {
        return new Place(
                () -> entry(SecretFile.read(file, "the netrc file " + file), file),
                "the netrc file " + file + " has no entry \"machine " + MACHINE + "\"");
    }

    /**
     * Where people who have named nothing have it: the environment, then a netrc file.
     *
     * @param variable gives an environment variable, null if it is not set
     * @param home the user's folder
     * @param netrcName name of the netrc file there
     */
    static LoginSource usual(UnaryOperator<String> variable, Path home, String netrcName) {
        Variables env = name -> Optional.ofNullable(variable.apply(name)).filter(value -> !value.isBlank());
        Path file = env.get("NETRC").map(Path::of).orElse(home.resolve(netrcName));
        return new Place(
                () -> token(env)
                        .or(() -> user(env))
                        .or(() -> env.get("NETRC").isPresent()
                                ? netrc(file).look()
                                : SecretFile.readIfThere(file, "the netrc file " + file)
                                        .flatMap(text -> entry(text, file))),
                "no login is known: set EARTHDATA_TOKEN, or EARTHDATA_USERNAME and EARTHDATA_PASSWORD, or write"
                        + " \"machine " + MACHINE + " login NAME password PASSWORD\" into " + file);
    }

    private static Optional<Login> token(Variables env) {
        return env.get("EARTHDATA_TOKEN").map(token -> Login.token(token, "EARTHDATA_TOKEN"));
    }

    private static Optional<Login> user(Variables env) {
        Optional<String> name = env.get("EARTHDATA_USERNAME");
        Optional<String> password = env.get("EARTHDATA_PASSWORD");
        if (name.isPresent() != password.isPresent()) {
            List<String> names = List.of("EARTHDATA_USERNAME", "EARTHDATA_PASSWORD");
            throw new IllegalArgumentException(names.get(name.isPresent() ? 0 : 1) + " is set, but "
                    + names.get(name.isPresent() ? 1 : 0) + " is not");
        }
        return name.map(user -> Login.user(user, password.get(), "EARTHDATA_USERNAME"));
    }

    private static Optional<Login> entry(String text, Path file) {
        return Netrc.parse(text, "the netrc file " + file).of(MACHINE).map(entry -> {
            String origin = "the netrc file " + file + " line " + entry.line();
            if (entry.login().isEmpty() || entry.password().isEmpty()) {
                throw new IllegalArgumentException(
                        origin + ": the entry has no " + (entry.login().isEmpty() ? "login" : "password"));
            }
            return Login.user(
                    entry.login().get().value(), entry.password().get().value(), origin);
        });
    }

    /** An environment variable that is set and not blank. */
    private interface Variables {
        Optional<String> get(String name);
    }
}
