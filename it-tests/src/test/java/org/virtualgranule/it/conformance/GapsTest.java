package org.virtualgranule.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.zarr.manifest.ArrayEntry;
import org.virtualgranule.zarr.manifest.Manifest;
import org.virtualgranule.zarr.manifest.ZarrType;

/**
 * What other readers of DMR++ get wrong (G1 to G24), on the sample that shows it; {@link HandMadeGapsTest} has those
 * without a sample. Equal means: as h5py or pyhdf read it, or as Hyrax printed it.
 */
class GapsTest {
    private final References references = new References();

    @TempDir
    private Path directory;

    @BeforeEach
    void corpus() {
        assumeTrue(Corpus.isThere(), Corpus.without());
    }

    @Test
    void g01_scalarsWithBytesKeepTheirValue_test32v3_sinusoid_nmd() {
        equal("dmrpp/test32v3.nc4/test32v3.nc4.dmrpp", "/varShort", "/varFloat", "/varDouble", "/varByte");
        equal("fileout/sinusoid.hdf/sinusoid_nmd.hdf.dmrpp", "/grid1/eos_cf_projection");
    }

    @Test
    void g02_deflateShuffleWithoutVersionMeansShuffleThenDeflate_ATL08_20200716202251() {
        List<ArrayEntry> both =
                Sidecars.manifest(Sidecars.find("hyrax/ATL08_20200716202251.h5.dmrpp")).arrays().values().stream()
                        .filter(array -> array.metadata().codecs().codecs().size() == 2)
                        .toList();
        assertThat(both).hasSize(199).allSatisfy(array -> assertThat(codecs(array))
                .isEqualTo("Shuffle Zlib"));
    }

    @Test
    void g03_bigEndianNumbersAreTurned_ntypes_baseline() {
        equal("dmrpp/ntypes.h5/ntypes.h5.dmrpp.baseline", "/atomic_type_1");
    }

    @Test
    void g04_fletcher32IsTakenOffWhereverItStands_SDS_fle_all_storages_filters() {
        equal("dmrpp/SDS_fle_shuf_def.h5/SDS_fle_shuf_def.h5.dmrpp", "/IntArray");
        equal("dmrpp/SDS_shuf_def_fle.h5/SDS_shuf_def_fle.h5.dmrpp", "/IntArray");
        equal("fileout/One_chunk_fletcher_shuf_deflate.h5/One_chunk_fletcher_shuf_deflate.h5.dmrpp", "/dset");
        equal("fileout/all_storages_filters.h5/all_storages_filters.h5.dmrpp", "/one_chunk_filters");
    }

    @Test
    void g05_aChunksOwnHrefIsFollowed_a3_local_twoD_grid_1_2d_mrg() {
        equal("dmrpp/chunked_shufzip_twoD.h5/a3_local_twoD.h5.dmrpp", "/d_4_shufzip_chunks");
        equal("merge_dmrpp/grid_1_2d.h5/grid_1_2d_cf.h5.dmrpp.mrg.baseline", "/lat", "/lon");
    }

    @Test
    void g09_blocksAreOneArray_SDS_unlimited_2() {
        equal("h4_dmrpp/SDS_unlimited_2.hdf/SDS_unlimited_2.hdf.dmrpp", "/AppendableData");
    }

    @Test
    void g11_int8DeclaredAsInt16IsInt8_MODIS_A() {
        Manifest manifest = Sidecars.manifest(
                Sidecars.find("eosdis-store/20200911000001-JPL-L2P_GHRSST-SSTskin-MODIS_A-N-v02.0-fv01.0.nc.dmrpp"));
        assertThat(List.of("/wind_speed", "/dt_analysis")).allSatisfy(path -> assertThat(
                        manifest.arrays().get(path).metadata().element().type())
                .isEqualTo(ZarrType.INT8));
    }

    @Test
    void g12_compactDataWinOverAnEmptyChunksElement_Scalar_compact() {
        equal("dmrpp/Scalar_compact.h5/Scalar_compact.h5.dmrpp", "/compact_scalar");
    }

    @Test
    void g13_scalarTextsAreRead_grid_1_2d() {
        equal("merge_dmrpp/grid_1_2d.h5/grid_1_2d.h5.dmrpp", "/HDFEOS INFORMATION/StructMetadata.0");
    }

    @Test
    void g14_attributesOfOddTypesHideNothing_ATL03_compact_chunked_enum_chunked_opaque() {
        equal("dmrpp/chunked_enum.h5/chunked_enum.h5.dmrpp", "/DS1");
        equal("dmrpp/chunked_opaque.h5/chunked_opaque.h5.dmrpp", "/DSO");
        Manifest manifest = Sidecars.manifest(Sidecars.find("hyrax/ATL03_compact.dmrpp"));
        assertThat(manifest.skipped()).isEmpty();
        ArrayEntry array = manifest.arrays().values().iterator().next();
        assertThat(array.metadata().attributes())
                .anyMatch(attribute -> attribute.type().equals("null"));
    }

    @Test
    void g15_ofSeveralFillValuesTheFirstIsTaken_multi_fvalue() {
        equal("fileout/multi_fvalue.h5/multi_fvalue.h5.dmrpp", "/test");
    }

    @Test
    void g18_httpsNamespacesAreTheSame_FValue() {
        equal("fill_value/FValue.h5/FValue.h5.dmrpp", "/chunks_all_fill", "/cont_all_fill", "/compact_all_fill");
    }

    @Test
    void g19_membersOfStructuresAreArrays_compound_simple_chunk() {
        equal("dmrpp/compound_simple_chunk.h5/compound_simple_chunk.h5.dmrpp", "/DSC/Orbit", "/DSC/Temperature");
        equal(
                "dmrpp/compound_high_comp_two_chunks_naligned.h5/compound_high_comp_two_chunks_naligned.h5.dmrpp",
                "/comp_array/a_name",
                "/comp_array/b_name",
                "/comp_array/c_name");
    }

    @Test
    void g20_enumerationsAreTheirNumbers_t_enum2_mt_array_t_enum_name_chunk_array() {
        equal("dmrpp/t_enum2_mt_array.h5/t_enum2_mt_array.h5.dmrpp", "/enum_array", "/enum_array2");
        equal("dmrpp/t_enum2_mt_scalar.h5/t_enum2_mt_scalar.h5.dmrpp", "/enum_scalar_i32", "/enum_scalar_u64");
        equal("dmrpp/t_enum_name_chunk_array.h5/t_enum_name_chunk_array.h5.dmrpp", "/enum_chunk_array");
    }

    @Test
    void g21_arraysThatWereNeverWrittenAreFilled_FValue_fd() {
        equal("fill_value/FValue_fd.h5/FValue_fd.h5.dmrpp", "/cont_all_fill", "/chunks_all_fill");
    }

    @Test
    void g22_valuesInTheDocumentAndSingleChunksAreRead_all_storages_filters_vlen_d_int_Scalar_contiguous_vlstr() {
        equal("fileout/all_storages_filters.h5/all_storages_filters.h5.dmrpp", "/compact");
        equal("fileout/vlen.h5/vlen.h5.dmrpp", "/DS1", "/DS1_vlen_index");
        equal("dmrpp/d_int.h5/d_int.h5.dmrpp", "/d16_1", "/d16_2", "/d32_1", "/d32_2");
        equal("dmrpp/Scalar_contiguous_vlstr.h5/Scalar_contiguous_vlstr.h5.dmrpp", "/vl_scalar");
    }

    @Test
    void g22_textsOfVariableLengthAreRead_t_vl_string_1d() {
        equal("string_arrays/t_vl_string_1d.h5/t_vl_string_1d.h5.dmrpp", "/array_1d");
        equal("string_arrays/vl_str_dup_array.h5/vl_str_dup_array.h5.dmrpp", "/str_dup");
    }

    @Test
    void g22_structuresWithTextsAreRead_compound_simple_array_fix_str() {
        equal(
                "dmrpp/compound_simple_array_fix_str.h5/compound_simple_array_fix_str.h5.dmrpp",
                "/DSC/Orbit",
                "/DSC/Temperature",
                "/DSC/year");
    }

    @Test
    void g23_textsOfFixedLengthAreRead_chunked_fstr() {
        equal("string_arrays/chunked_fstr.h5/chunked_fstr.h5.dmrpp", "/strings");
    }

    @Test
    void g24_twoDeflateLevelsAreTwoDeflates_One_chunk_2deflates() {
        equal("fileout/One_chunk_2deflates.h5/One_chunk_2deflates.h5.dmrpp", "/dset");
        equal("fileout/One_chunk_shuf_2deflates.h5/One_chunk_shuf_2deflates.h5.dmrpp", "/dset");
    }

    private void equal(String document, String... variables) {
        List<Row> rows = new Judge(references, Corpus.document(document)).rows(directory);
        for (String variable : variables) {
            assertThat(rows)
                    .filteredOn(row -> row.variable().equals(variable))
                    .as(document + " " + variable)
                    .singleElement()
                    .matches(row -> row.status().isEqual());
        }
    }

    private static String codecs(ArrayEntry array) {
        return array.metadata().codecs().codecs().stream()
                .map(codec -> codec.getClass().getSimpleName())
                .collect(Collectors.joining(" "));
    }
}
