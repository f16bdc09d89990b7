package org.virtualgranule.earthdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.virtualgranule.dmrpp.model.ChunkReadException;

/** What was refused is looked up once more, whoever was refused. */
class RenewalTest {
    private static final URI DATA = URI.create("https://data.nsidc.earthdatacloud.nasa.gov/a.h5");

    private final AtomicInteger looks = new AtomicInteger();
    private final Deque<String> tokens = new ArrayDeque<>();
    private Instant now = Tokens.NOW;

    /** Gives one token after the other, the last one for ever. */
    private final LoginSource source = new LoginSource() {
        @Override
        public Optional<Login> look() {
            looks.incrementAndGet();
            String token = tokens.size() > 1 ? tokens.poll() : tokens.peek();
            return Optional.ofNullable(token).map(text -> Login.token(text, "a test"));
        }

        @Override
        public String missing() {
            return "nothing";
        }
    };

    private final EarthdataLogin login = new EarthdataLogin(source, TrustedHosts.standard(), (InstantSource) () -> now);

    @Test
    void aHundredThreadsThatAreRefusedMakeOneRenewal() throws Exception {
        tokens.addAll(List.of("first", "second"));
        ExecutorService pool = Executors.newFixedThreadPool(100);
        CyclicBarrier together = new CyclicBarrier(100);
        List<Future<Optional<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(pool.submit(() -> {
                Optional<String> sent = login.authorization(DATA);
                together.await();
                assertThat(login.renew(DATA, sent)).isTrue();
                return login.authorization(DATA);
            }));
        }
        for (Future<Optional<String>> answer : answers) {
            assertThat(answer.get()).contains("Bearer second");
        }
        pool.shutdown();
        assertThat(looks).hasValue(2);
    }

    @Test
    void whatIsStillTheSameIsNotTriedAgain() {
        tokens.add("only");
        Optional<String> sent = login.authorization(DATA);
        assertThat(login.renew(DATA, sent)).isFalse();
        assertThat(login.renew(DATA, sent)).isFalse();
        assertThat(looks).hasValue(2);
        tokens.add("another");
        assertThat(login.renew(DATA, sent)).as("one look for one refused value").isFalse();
    }

    @Test
    void aRenewedLoginThatIsRefusedTooIsLookedUpOnce() {
        tokens.addAll(List.of("first", "second"));
        assertThat(login.renew(DATA, login.authorization(DATA))).isTrue();
        assertThat(login.renew(DATA, login.authorization(DATA))).isFalse();
        assertThat(login.renew(DATA, login.authorization(DATA))).isFalse();
        assertThat(looks).hasValue(3);
        assertThat(login.renew(DATA, Optional.of("Bearer first")))
                .as("the second is there")
                .isTrue();
    }

    @Test
    void whoSentNothingHasNothingToRenew() {
        tokens.add("only");
        assertThat(login.renew(DATA, Optional.empty())).isFalse();
        login.authorization(DATA);
        assertThat(login.renew(DATA, Optional.empty())).isFalse();
        assertThat(login.renew(URI.create("https://example.org/"), Optional.of("Bearer only")))
                .isFalse();
        assertThat(looks).hasValue(1);
    }

    @Test
    void aTokenThatExpiresInALongRunIsLookedUpAgain() {
        tokens.addAll(List.of(Tokens.good("first"), Tokens.ending("second", Tokens.NOW.plusSeconds(7200))));
        assertThat(login.authorization(DATA)).contains("Bearer " + Tokens.good("first"));
        now = now.plus(Duration.ofMinutes(61));
        assertThat(login.authorization(DATA).orElseThrow()).endsWith("second");
        now = now.plus(Duration.ofMinutes(61));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> login.authorization(DATA))
                    .isInstanceOf(ChunkReadException.class)
                    .hasMessageContaining("expired at 2026-01-02T05:04:05Z");
        }
        assertThat(looks).hasValue(3);
    }
}
