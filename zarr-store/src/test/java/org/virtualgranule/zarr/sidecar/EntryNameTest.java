package org.virtualgranule.zarr.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryNameTest {
    private static Optional<EntryName> name(String address) {
        return EntryName.of(URI.create(address));
    }

    @Test
    void theNameIsTheDigestOfTheAddress() {
        // printf https://host/a.dmrpp | sha256sum
        assertThat(name("https://host/a.dmrpp").map(EntryName::file))
                .contains("2a50176786f535fc9de743dc7d84fd916866d154cc6905a850c1900a92f7388e.vgs");
    }

    @Test
    void addressesOfDifferentThingsHaveDifferentNames() {
        assertThat(name("https://host/a.dmrpp"))
                .isNotEqualTo(name("http://host/a.dmrpp"))
                .isNotEqualTo(name("s3://host/a.dmrpp"))
                .isNotEqualTo(name("https://host:444/a.dmrpp"))
                .isNotEqualTo(name("https://host/A.dmrpp"))
                .isNotEqualTo(name("https://host/a%2Edmrpp"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?X-Amz-Algorithm=A&X-Amz-Credential=c%2Fd&X-Amz-Security-Token=t&X-Amz-Signature=s",
                "?A-userid=me&Expires=1&Signature=s&Key-Pair-Id=k",
                "?AWSAccessKeyId=k&Signature=s&Expires=1",
                "?X-Goog-Signature=s&X-Goog-Date=d",
                "#part"
            })
    void permissionsAreNoPartOfTheAddress(String end) {
        assertThat(name("https://host/a.dmrpp" + end)).isEqualTo(name("https://host/a.dmrpp"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://host/a.dmrpp?version=2",
                "https://host/a.dmrpp?",
                "https://host/a.dmrpp?token=secret",
                "https://host/a.dmrpp?Expires=1",
                "https://host/a.dmrpp?X-Amz-Signature=s&versionId=7",
                "https://user:password@host/a.dmrpp",
                "file:///a.dmrpp",
                "ftp://host/a.dmrpp",
                "https:a.dmrpp",
                "a.dmrpp"
            })
    void whatMayBeAnotherDocumentOrASecretHasNoName(String address) {
        assertThat(name(address)).isEmpty();
    }

    @Test
    void filesOfOthersAreNotTakenForTheCachesOwn() {
        EntryName name = name("https://host/a.dmrpp").orElseThrow();
        assertThat(EntryName.isFile(name.file())).isTrue();
        assertThat(EntryName.isUnfinished(name.unfinished(-1))).isTrue();
        assertThat(EntryName.isUnfinished(name.file())).isFalse();
        assertThat(EntryName.isFile("notes.vgs")).isFalse();
        assertThat(EntryName.isFile(name.file() + "~")).isFalse();
    }
}
