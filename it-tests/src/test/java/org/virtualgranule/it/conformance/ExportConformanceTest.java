package org.virtualgranule.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.it.Oracle;
import org.virtualgranule.reader.VirtualGranule;
import org.virtualgranule.reader.refs.RefsFormat;
import org.virtualgranule.reader.refs.RefsSink;
import org.virtualgranule.zarr.store.VirtualStore;

/** zarr-python and xarray find in the exports of odd documents what h5py finds in their files. */
class ExportConformanceTest {
    /** Arrays that h5py finds otherwise, as {@link ConformanceTest} knows them. */
    private static final Set<String> OTHERWISE = Set.of(
            // the document says nothing of the byte order, and Int16 of what is int8
            "dmrpp/ntypes.h5/ntypes.h5.dmrpp atomic_type_1",
            "dmrpp/ntypes.h5/ntypes.h5.dmrpp atomic_type_3",
            "dmrpp/ntypes.h5/ntypes.h5.dmrpp.baseline atomic_type_3",
            // netCDF's name is that of another dataset in the file
            "dmrpp/nc4_group_var_dim_name_same.h5/nc4_group_var_dim_name_same.h5.dmrpp pre",
            "dmrpp/nc4_group_var_dim_name_same.h5/nc4_group_var_dim_name_same.h5.dmrpp g1/hgt",
            // sequences of variable length have another dimension
            "dmrpp/vlen.h5/vlen.h5.dmrpp.baseline DS1",
            "fileout/vlen.h5/vlen.h5.dmrpp DS1",
            "fileout/vlen.h5/vlen_no_data.h5.dmrpp DS1",
            // libhdf5 does not fill in what is said never to be filled
            "fill_value/FValue.h5/FValue.h5.dmrpp chunks_fill_not_write",
            "fill_value/FValue.h5/FValue.h5.dmrpp.baseline chunks_fill_not_write",
            "fill_value/FValue_fd.h5/FValue_fd.h5.dmrpp chunks_fill_not_write",
            "fill_value/FValue_int64.h5/FValue_int64.h5.dmrpp chunks_fill_not_write");

    @Test
    @Tag("clients")
    void zarrPythonReadsWhatH5pyReads(@TempDir Path directory) throws Exception {
        assumeTrue(Corpus.isThere(), Corpus.without());
        assumeTrue(Oracle.ZARR.isThere(), Oracle.ZARR.without());
        List<Object> arguments = new ArrayList<>(List.of("--common"));
        List<Corpus.Document> documents = Corpus.documents().stream()
                .filter(document -> document.data().toString().matches(".*\\.(h5|he5|nc4|nc)"))
                .toList();
        for (Corpus.Document document : documents) {
            export(RefsFormat.KERCHUNK_JSON, document, directory, arguments);
            if (document.name().startsWith("fill_value/")) {
                export(RefsFormat.KERCHUNK_PARQUET, document, directory, arguments);
            }
        }
        assertThat(arguments).hasSizeGreaterThan(200);
        String report = Oracle.ZARR.run("check_references.py", arguments.toArray());
        Set<String> otherwise = new TreeSet<>();
        report.lines()
                .filter(line -> line.startsWith(directory.toString()) && !line.endsWith(" differences"))
                .forEach(line -> otherwise.add(differing(line, directory)));
        assertThat(otherwise).as(report).isEqualTo(new TreeSet<>(OTHERWISE));
        System.out.println(
                report.lines().reduce("", (before, line) -> line) + " of " + arguments.size() / 2 + " exports");
    }

    /** Document and array of a line of the report. */
    private static String differing(String line, Path directory) {
        String relative = line.substring(directory.toString().length() + 1);
        int end = relative.indexOf(": ");
        return relative.substring(0, end).replaceFirst("\\.(json|parq) /?", " ");
    }

    /** Adds an export and its file to the arguments; what is no DMR++ has none. */
    private static void export(RefsFormat format, Corpus.Document document, Path directory, List<Object> arguments)
            throws IOException {
        String end = format.isFile() ? ".json" : ".parq";
        Path out = directory.resolve(document.name() + end);
        Files.createDirectories(out.getParent());
        try (VirtualGranule granule = document.open(directory);
                RefsSink<?> sink = format.create(out, UnaryOperator.identity())) {
            write(sink, granule.store(), document.data().toUri());
            arguments.addAll(List.of(out, document.data()));
        } catch (GranuleException e) {
            // not well-formed, as ConformanceTest says
        }
    }

    private static <T> void write(RefsSink<T> sink, VirtualStore store, URI data) {
        sink.write("", sink.prepare(store, data));
        sink.finish();
    }
}
