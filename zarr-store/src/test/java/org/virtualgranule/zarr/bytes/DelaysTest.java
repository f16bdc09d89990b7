package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DelaysTest {
    private static final URI SECRET = URI.create("https://me:secret@Host:8443/a.h5?token=secret");

    private final List<String> lines = new ArrayList<>();
    private final Delays delays = new Delays(HttpOptions.defaults().withNotice(lines::add));

    @Test
    void aHostThatKeepsAReadWaitingIsToldOfOnceWithoutSecrets() {
        delays.tell(SECRET, "connect timed out", Duration.ofSeconds(10));
        delays.tell(SECRET, "connect timed out", Duration.ofSeconds(21));
        assertThat(lines).containsExactly("waiting for host:8443: connect timed out; a read is given up after 120 s");
    }

    @Test
    void eachHostIsToldOf() {
        delays.tell(URI.create("http://a/x"), "HTTP 503", Duration.ofSeconds(6));
        delays.tell(URI.create("http://b/x"), "HTTP 503", Duration.ofSeconds(6));
        assertThat(lines).hasSize(2);
    }

    @Test
    void aFailureThatThePauseBeforeTheNextTryMendsIsNot() {
        delays.tell(SECRET, "HTTP 503", Duration.ofSeconds(2));
        assertThat(lines).isEmpty();
    }
}
