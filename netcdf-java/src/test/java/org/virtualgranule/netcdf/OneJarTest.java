package org.virtualgranule.netcdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.sample.SampleGranules;

/** The one jar for applications without Maven, in a JVM with netcdf-java and nothing else. */
@Tag("jar")
class OneJarTest {
    private static final Path JAR = Path.of(System.getProperty("jar"));
    private static final String NAME = SampleGranules.names().get(1);

    /** What netcdf-java itself needs; the rest of this test's class path stays behind. */
    private static final Pattern NETCDF_JAVA = Pattern.compile(
            ".*[/\\\\](cdm-core|httpservices|udunits|httpclient|httpcore|httpmime|commons-logging|commons-codec|jcommander"
                    + "|guava|failureaccess|protobuf-java|re2j|joda-time|jdom2|slf4j-api|slf4j-nop)-[\\d.]+(-jre)?\\.jar");

    /** Libraries of the application's own that have the same names, and other versions of these classes. */
    private static final List<String> OTHERS = List.of(
            "okhttp3.OkHttpClient",
            "okio.Buffer",
            "kotlin.jvm.internal.Intrinsics",
            "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.databind.JsonNode",
            "com.ctc.wstx.stax.WstxInputFactory",
            "org.codehaus.stax2.XMLInputFactory2");

    @TempDir
    private Path folder;

    @BeforeEach
    void copySamples() {
        SampleGranules.copyTo(folder);
    }

    @Test
    void itHoldsThisLibraryAndWhatItNeedsUnderNamesOfItsOwn() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
            assertThat(names)
                    .allMatch(name -> name.startsWith("org/virtualgranule/") || name.startsWith("META-INF/"))
                    .filteredOn(name -> name.startsWith("META-INF/"))
                    .allMatch(
                            name -> name.matches("META-INF/(MANIFEST\\.MF|NOTICE|[\\w-]*LICENSE|services/ucar\\..*)"));
            for (String service : names) {
                if (service.startsWith("META-INF/services/")) {
                    String provider = new String(
                            jar.getInputStream(jar.getEntry(service)).readAllBytes(), StandardCharsets.UTF_8);
                    assertThat(names).contains(provider.strip().replace('.', '/') + ".class");
                }
            }
        }
    }

    @Test
    void netcdfJavasDumpReadsAGranuleThroughIt() throws Exception {
        Path sidecar = folder.resolve(NAME + ".dmrpp");
        for (String main : List.of("ucar.nc2.NCdumpW", "ucar.nc2.write.Ncdump")) {
            String dump = run(main, sidecar.toString(), "-v", "gt2l/land_ice_segments/segment_id(0:2)");
            assertThat(dump).contains("group: land_ice_segments {", "float h_li(delta_time=2917)");
            assertThat(dump).containsPattern("segment_id\\(0:2\\) =\\s+\\{\\d+, \\d+, \\d+}");
        }
    }

    @Test
    void itsWebClientWorksToo() throws Exception {
        try (GranuleServer server = new GranuleServer(folder)) {
            String address = server.address(NAME);
            String there = run("ucar.nc2.NCdumpW", "dmrpp:" + address, "-v", "gt2l/land_ice_segments/h_li(0:9)");
            String here =
                    run("ucar.nc2.NCdumpW", folder.resolve(NAME) + ".dmrpp", "-v", "gt2l/land_ice_segments/h_li(0:9)");
            assertThat(lastLines(there)).isEqualTo(lastLines(here)).contains("h_li(0:9)");
            assertThat(server.requests().get(0)).isEqualTo("GET /" + NAME + ".dmrpp");
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void sidecarsAreKeptInTheFolderThatTheEnvironmentNames() throws Exception {
        try (GranuleServer server = new GranuleServer(folder)) {
            String location = "dmrpp:" + server.address(NAME);
            String first = run("ucar.nc2.NCdumpW", location);
            assertThat(run("ucar.nc2.NCdumpW", location)).isEqualTo(first);
            assertThat(server.requests())
                    .as("the second time whether it is still the same")
                    .containsExactly("GET /" + NAME + ".dmrpp", "GET /" + NAME + ".dmrpp 0-0");
        }
    }

    /** The cookies of a login belong to domains, of which the web client has a list: a file in the jar. */
    @Test
    void itsWebClientFindsItsListOfDomains() throws Exception {
        try (URLClassLoader jar = new URLClassLoader(new URL[] {JAR.toUri().toURL()}, null)) {
            Class<?> domains = jar.loadClass(
                    "org.virtualgranule.netcdf.shaded.okhttp3.internal.publicsuffix.PublicSuffixDatabase");
            Object companion = domains.getField("Companion").get(null);
            Object list = companion.getClass().getMethod("get").invoke(companion);
            assertThat(domains.getMethod("getEffectiveTldPlusOne", String.class).invoke(list, "urs.earthdata.nasa.gov"))
                    .isEqualTo("nasa.gov");
        }
    }

    private static String lastLines(String dump) {
        return dump.substring(dump.indexOf("  data:"));
    }

    /** Runs a program of netcdf-java with the jar, behind libraries that fail as soon as they are touched. */
    private String run(String main, String... arguments) throws Exception {
        String netcdf = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> NETCDF_JAVA.matcher(entry).matches())
                .collect(Collectors.joining(File.pathSeparator));
        String path = String.join(File.pathSeparator, others().toString(), netcdf, JAR.toString());
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Djavax.xml.stream.XMLInputFactory=com.sun.xml.internal.stream.XMLInputFactoryImpl",
                                "-cp",
                                path,
                                main),
                        Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("VGRANULE_CACHE", folder.resolve("cache").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private Path others() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("others"));
        for (String name : OTHERS) {
            int dot = name.lastIndexOf('.');
            Path source = Files.writeString(
                    Files.createDirectories(folder.resolve("source")).resolve(name.substring(dot + 1) + ".java"),
                    "package " + name.substring(0, dot) + "; public class " + name.substring(dot + 1)
                            + " { static { if (true) throw new IllegalStateException(\"another version\"); } }");
            int failed = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-d", classes.toString(), source.toString());
            assertThat(failed).isZero();
        }
        return classes;
    }
}
