package org.virtualgranule.zarr.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import org.virtualgranule.dmrpp.model.DmrppFormatException;
import org.virtualgranule.dmrpp.model.Granule;
import org.virtualgranule.zarr.bytes.ByteRange;
import org.virtualgranule.zarr.bytes.ByteSource;
import org.virtualgranule.zarr.bytes.Document;
import org.virtualgranule.zarr.bytes.Version;

class SidecarCacheTest {
    private static final String LONG_AGO = "Mon, 16 Nov 2026 00:00:00 GMT";

    /** Half an hour before the clock's time. */
    private static final String JUST_NOW = "Sun, 22 Nov 2026 11:30:00 GMT";

    @TempDir
    private Path folder;

    private final FakeServer server = new FakeServer();
    private final FakeClock clock = new FakeClock();

    private SidecarCache cache() {
        return new SidecarCache(Optional.of(folder), SidecarCache.USUAL_SIZE, clock);
    }

    private Granule read(SidecarCache cache) {
        return cache.read(server, FakeServer.ADDRESS);
    }

    @Test
    void aSidecarThatIsStillTheSameIsNotFetchedAgain() {
        server.with("one");
        Granule fetched = read(cache());
        SidecarCache later = cache();

        assertThat(read(later)).isEqualTo(fetched).isEqualTo(Sidecar.read(server, FakeServer.ADDRESS));
        assertThat(later.hits()).isEqualTo(1);
        assertThat(later.misses()).isZero();
        assertThat(server.answers()).containsExactly("200", "if 304", "200");
    }

    @Test
    void aSidecarThatChangedReplacesTheOldOne() {
        SidecarCache cache = cache();
        read(cache, "one");
        assertThat(read(cache, "two").name()).contains("two");
        assertThat(read(cache, "two").name()).contains("two");
        assertThat(server.answers()).containsExactly("200", "if 200", "if 304");
        assertThat(cache.stored()).isEqualTo(2);
        assertThat(cache.contents().entries()).isEqualTo(1);
    }

    private Granule read(SidecarCache cache, String name) {
        server.with(name);
        return read(cache);
    }

    @Test
    void aServerThatStatesNoVersionIsAskedForAllOfItEachTime() {
        server.with(FakeServer.ADDRESS, FakeServer.sidecar("one"), Version.UNKNOWN);
        read(cache());
        read(cache());
        assertThat(server.answers()).containsExactly("200", "200");
        assertThat(cache().contents()).isEqualTo(new SidecarCache.Contents(0, 0));
    }

    @Test
    void aTimeAloneIsAVersionOnceItIsLongAgo() {
        server.with(FakeServer.ADDRESS, FakeServer.sidecar("one"), new Version("", LONG_AGO));
        read(cache());
        read(cache());
        assertThat(server.answers()).containsExactly("200", "if 304");
    }

    @Test
    void aTimeOfJustNowOrThatNobodyCanReadIsNoVersion() {
        for (String time : new String[] {JUST_NOW, "yesterday"}) {
            server.with(FakeServer.ADDRESS, FakeServer.sidecar("one"), new Version("", time));
            read(cache());
            read(cache());
        }
        assertThat(server.answers()).containsExactly("200", "200", "200", "200");
    }

    @Test
    void aTagIsReliedOnOnceItsTimeIsOver() {
        for (String time : new String[] {"Sun, 22 Nov 2026 11:59:30 GMT", LONG_AGO}) {
            server.with(FakeServer.ADDRESS, FakeServer.sidecar("one"), new Version("\"5f0-3\"", time));
            read(cache());
            read(cache());
        }
        assertThat(server.answers()).containsExactly("200", "200", "200", "if 304");
    }

    @Test
    void aTagBesideATimeThatNobodyCanReadIsReliedOn() {
        server.with(FakeServer.ADDRESS, FakeServer.sidecar("one"), new Version("\"5f0-3\"", "2019-04-02T00:00:00Z"));
        read(cache());
        read(cache());
        assertThat(server.answers()).containsExactly("200", "if 304");
    }

    @Test
    void aVersionThatCannotBeAskedForIsNone() {
        server.with(FakeServer.ADDRESS, FakeServer.sidecar("one"), new Version("\"ä\r\nX: y\"", ""));
        read(cache());
        read(cache());
        assertThat(server.answers()).containsExactly("200", "200");
    }

    @Test
    void whatIsDamagedOrBreaksOffIsNotKept() {
        server.with(FakeServer.ADDRESS, "<Dataset>", FakeServer.tag("one"));
        assertThatThrownBy(() -> read(cache())).isInstanceOf(DmrppFormatException.class);
        server.broken(FakeServer.sidecar("one").substring(0, 40), FakeServer.tag("one"));
        assertThatThrownBy(() -> read(cache())).isInstanceOf(ChunkReadException.class);
        server.broken(FakeServer.sidecar("one"), FakeServer.tag("one"));
        assertThatThrownBy(() -> read(cache())).isInstanceOf(ChunkReadException.class);
        assertThat(cache().contents().entries()).isZero();
    }

    @Test
    void aServerThatCannotBeAskedIsAnErrorThoughASidecarIsKept() {
        server.with("one");
        read(cache());
        assertThatThrownBy(() -> cache().read(new FakeServer(), FakeServer.ADDRESS))
                .isInstanceOf(ChunkReadException.class);
    }

    @Test
    void anAnswerThatItIsUnchangedButOfAnotherVersionIsNotBelieved() {
        server.with("one");
        read(cache());
        ByteSource confused = new Confused(server);
        SidecarCache cache = cache();
        assertThat(cache.read(confused, FakeServer.ADDRESS).name()).contains("one");
        assertThat(cache.hits()).isZero();
        assertThat(server.answers()).containsExactly("200", "if 304", "200");
    }

    /** States a version of its own whenever something is unchanged. */
    private record Confused(FakeServer inner) implements ByteSource {
        @Override
        public Document open(URI location, Optional<Version> known) {
            Document document = inner.open(location, known);
            return document.content().isPresent() ? document : Document.unchanged(FakeServer.tag("other"));
        }

        @Override
        public ByteBuffer read(URI location, ByteRange range) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // nothing to give back
        }
    }

    @Test
    void aSignedAddressIsTheSameOneWithAnotherSignature() {
        for (String signature : new String[] {"abc", "def"}) {
            URI signed =
                    URI.create(FakeServer.ADDRESS + "?X-Amz-Signature=" + signature + "&X-Amz-Date=20261122T120000Z");
            server.with(signed, FakeServer.sidecar("one"), FakeServer.tag("one"));
            cache().read(server, signed);
        }
        assertThat(server.answers()).containsExactly("200", "if 304");
    }

    @Test
    void whatIsNotToBeKeptGoesPastTheCache() {
        URI file = URI.create("file:///data/a.h5.dmrpp");
        server.with(file, FakeServer.sidecar("one"), FakeServer.tag("one"));
        SidecarCache cache = cache();
        cache.read(server, file);
        cache.read(server, file);
        assertThat(server.answers()).containsExactly("200", "200");
        assertThat(cache.misses()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void clearingRemovesWhatIsTheCachesOwn() throws Exception {
        SidecarCache cache = cache();
        read(cache, "one");
        Path mine = Files.writeString(folder.resolve("sidecars/notes.txt"), "mine");
        SidecarCache.Contents before = cache.contents();

        assertThat(before.entries()).isEqualTo(1);
        assertThat(before.bytes()).isBetween(100L, 1000L);
        assertThat(cache().clear()).isEqualTo(before);
        assertThat(folder.resolve("sidecars")).isDirectoryNotContaining(file -> !file.equals(mine));
        assertThat(cache().clear()).isEqualTo(new SidecarCache.Contents(0, 0));
        assertThat(read(cache, "one").name()).contains("one");
        assertThat(cache.problem()).isEmpty();
    }

    @Test
    void withoutAHomeThereIsNoCacheAndTheReasonIsSaid() {
        SidecarCache cache = new SidecarCache(Optional.empty(), SidecarCache.USUAL_SIZE, clock);
        server.with("one");
        assertThat(read(cache).name()).contains("one");
        assertThat(read(cache).name()).contains("one");
        assertThat(cache.clear().entries()).isZero();
        assertThat(cache.problem()).hasValueSatisfying(note -> assertThat(note).contains("VGRANULE_CACHE"));
        assertThat(server.answers()).containsExactly("200", "200");
    }
}
