package org.virtualgranule.cli;

import java.io.PrintWriter;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.virtualgranule.reader.GranuleOptions;
import org.virtualgranule.reader.view.Printable;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.ByteSources;
import org.virtualgranule.zarr.bytes.HttpOptions;
import org.virtualgranule.zarr.bytes.Locations;
import org.virtualgranule.zarr.manifest.DataLocation;
import org.virtualgranule.zarr.manifest.Mapping;
import org.virtualgranule.zarr.sidecar.SidecarCache;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What every command that reads granules takes. */
final class GranuleArguments {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(
            arity = "0..*",
            paramLabel = "GRANULE",
            description = "Path or URL of a sidecar (X.h5.dmrpp), or of a granule that has one beside it.")
    private List<String> named = List.of();

    @Option(
            names = "--from",
            paramLabel = "FILE|-",
            description =
                    "File with addresses in place of GRANULE, one a line; - is the standard input. Blank lines and"
                            + " lines that start with # are skipped.")
    private Optional<String> from = Optional.empty();

    @Mixin
    private S3Arguments s3;

    @Mixin
    private LoginArguments login;

    private List<String> granules = List.of();

    @Option(
            names = "--data",
            paramLabel = "URL|PATH",
            description =
                    "Where the HDF5 file is, when it is not beside its sidecar; or a folder of such files, whose URL"
                            + " ends in a slash.")
    private Optional<String> data = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Chunks fetched at once, of all granules together; default: 96 over a network; of files twice the"
                            + " processors, at least 8.")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--byte-order",
            paramLabel = "LE|BE",
            description = "Byte order of numbers where an old sidecar (before 2020) states none; default: LE.")
    private Optional<String> byteOrder = Optional.empty();

    @Option(
            names = "--no-checksums",
            description = "Do not compare fletcher32 checksums: a little faster, but damaged values may pass.")
    private boolean noChecksums;

    @Mixin
    private CacheArguments caching;

    @Option(names = "--no-cache", description = "Keep no sidecars on disk, and take none from there.")
    private boolean noCache;

    @Option(names = "--fail-fast", description = "Stop at the first granule that cannot be read.")
    private boolean failFast;

    @Option(names = "--stats", description = "Print figures as JSON, the last line on the error stream.")
    private boolean stats;

    @Option(names = "--verbose", description = "Print stack traces, and what was assumed of the granules.")
    private boolean verbose;

    /**
     * Finds out which granules are meant.
     *
     * @throws IllegalArgumentException if none is named, or if they are named in two ways
     */
    void gather() {
        if (named.isEmpty() == from.isEmpty()) {
            throw new IllegalArgumentException("name granules either as arguments or with --from"
                    + (named.isEmpty() ? "; none is named" : ", not both"));
        }
        granules = from.map(AddressList::read).orElse(named);
    }

    /** Takes granules that a search found. */
    void use(List<String> found) {
        granules = List.copyOf(found);
    }

    boolean areNamed() {
        return !named.isEmpty() || from.isPresent();
    }

    /** Says whether the list of granules is the standard input. */
    boolean takeStandardInput() {
        return from.filter(AddressList.STANDARD_INPUT::equals).isPresent();
    }

    /** The granules, once it is clear which are meant. */
    List<String> granules() {
        return granules;
    }

    /** Where bytes are read, with the login that the arguments name. */
    ByteSources source() {
        return s3.sources(HttpOptions.defaults()
                .withCredentials(login.login())
                .forThreads(threads)
                .withNotice(line -> command.commandLine().getErr().println(Printable.of(line))));
    }

    boolean failFast() {
        return failFast;
    }

    boolean stats() {
        return stats;
    }

    boolean verbose() {
        return verbose;
    }

    Optional<String> data() {
        return data;
    }

    /** Where sidecars are kept; empty if they are not to be. */
    Optional<SidecarCache> cache() {
        return noCache ? Optional.empty() : Optional.of(caching.cache());
    }

    /** Says why the cache was not used, if it was not. */
    void tellOfCache(PrintWriter err) {
        cache().flatMap(SidecarCache::problem).ifPresent(problem -> err.println("note: " + Printable.of(problem)));
    }

    GranuleOptions options(ByteSource source) {
        GranuleOptions options = GranuleOptions.defaults().withSource(source);
        if (data.isPresent()) {
            if (granules.size() > 1 && !DataLocation.isFolder(Locations.parse(data.get()))) {
                throw new IllegalArgumentException("--data says where one granule is, but " + granules.size()
                        + " granules are given; name the folder that holds them all");
            }
            options = options.withData(data.get());
        }
        options = options.withMapping(mapping());
        options = cache().map(options::withCache).orElse(options);
        return threads.isPresent() ? options.withThreads(threads.get()) : options;
    }

    private Mapping mapping() {
        Mapping mapping = Mapping.standard().withUnstatedOrder(order(byteOrder.orElse("LE")));
        return noChecksums ? mapping.withoutChecksums() : mapping;
    }

    private static ByteOrder order(String word) {
        return switch (word) {
            case "LE" -> ByteOrder.LITTLE_ENDIAN;
            case "BE" -> ByteOrder.BIG_ENDIAN;
            default -> throw new IllegalArgumentException("--byte-order must be LE or BE, not " + word);
        };
    }
}
