package org.virtualgranule.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.virtualgranule.dmrpp.model.ChunkReadException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

class TemporaryLoginTest {
    private static final URI DATA = URI.create("s3://nsidc/a.h5");

    private final TestClock clock = new TestClock();
    private final AtomicInteger issued = new AtomicInteger();

    /** Each answer has credentials of its own that hold for an hour from then. */
    private final FakeHttps https = new FakeHttps(this::nextHour);

    private final TemporaryLogin login = new TemporaryLogin(FakeHttps.ENDPOINT, https, clock);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private String nextHour() {
        String end = clock.instant()
                .plus(Duration.ofHours(1))
                .toString()
                .replace('T', ' ')
                .replace("Z", "+00:00");
        return FakeHttps.credentials("KEY" + issued.incrementAndGet(), end);
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private String key() {
        return login.credentials(DATA).accessKeyId();
    }

    @Test
    void credentialsAreFetchedOnceAndAgainFiveMinutesBeforeTheyEnd() {
        assertThat(key()).isEqualTo("KEY1");
        clock.passes(Duration.ofMinutes(54));
        assertThat(key()).isEqualTo("KEY1");
        assertThat(https.asked()).isOne();
        clock.passes(Duration.ofMinutes(1));
        assertThat(key()).isEqualTo("KEY2");
        assertThat(https.asked()).isEqualTo(2);
    }

    @Test
    void aFailureWhileTheOldOnesHoldIsNotFatalAndIsNotRepeatedWithEveryRead() {
        key();
        clock.passes(Duration.ofMinutes(56));
        https.answers(() -> {
            throw new ChunkReadException("s3credentials", "HTTP 503");
        });
        assertThat(key()).isEqualTo("KEY1");
        assertThat(key()).isEqualTo("KEY1");
        assertThat(https.asked()).isEqualTo(2);
        clock.passes(Duration.ofMinutes(2));
        assertThat(key()).isEqualTo("KEY1");
        assertThat(https.asked()).isEqualTo(3);
        clock.passes(Duration.ofMinutes(2));
        assertThatThrownBy(this::key)
                .isInstanceOf(ChunkReadException.class)
                .hasMessage("[a.h5] no temporary credentials for s3://nsidc/a.h5: HTTP 503");
        https.answers(this::nextHour);
        assertThat(key()).isEqualTo("KEY2");
    }

    @Test
    void credentialsThatHoldForMinutesOnlyAreUsedWithoutAskingEachTime() {
        https.answers(() -> FakeHttps.credentials("SHORT", "2026-01-01T00:03:00Z"));
        assertThat(key()).isEqualTo("SHORT");
        assertThat(key()).isEqualTo("SHORT");
        assertThat(https.asked()).isOne();
        clock.passes(Duration.ofMinutes(1));
        key();
        assertThat(https.asked()).isEqualTo(2);
    }

    @Test
    void whoTakesCredentialsWhileAnotherIsRefusedThemGetsThemStillAndTheNextGetsNewOnes() {
        AwsCredentials first = login.credentials(DATA);
        clock.meanwhile(() -> login.renew(first));
        assertThat(key()).isEqualTo("KEY1");
        assertThat(key()).isEqualTo("KEY2");
    }

    @Test
    void oneThreadFetchesForAll() throws Exception {
        CountDownLatch started = new CountDownLatch(16);
        https.answers(() -> {
            await(started);
            return nextHour();
        });
        List<Future<String>> keys = IntStream.range(0, 16)
                .mapToObj(i -> threads.submit(() -> {
                    started.countDown();
                    return key();
                }))
                .toList();
        for (Future<String> key : keys) {
            assertThat(key.get()).isEqualTo("KEY1");
        }
        assertThat(https.asked()).isOne();
    }

    @Test
    void whileOneThreadFetchesAnewTheOthersGoOnWithTheOldOnes() throws Exception {
        key();
        clock.passes(Duration.ofMinutes(56));
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        https.answers(() -> {
            asking.countDown();
            await(answer);
            return nextHour();
        });
        Future<String> fetching = threads.submit(this::key);
        await(asking);
        assertThat(key()).isEqualTo("KEY1");
        answer.countDown();
        assertThat(fetching.get()).isEqualTo("KEY2");
        assertThat(key()).isEqualTo("KEY2");
        assertThat(https.asked()).isEqualTo(2);
    }

    @Test
    void aFailureIsEverybodysWhoWaitedForIt() throws Exception {
        List<Throwable> errors = new CopyOnWriteArrayList<>();
        List<Thread> all = IntStream.range(0, 8)
                .mapToObj(i -> new Thread(() -> errors.add(catchThrowable(this::key))))
                .toList();
        https.answers(() -> {
            // the one thread that asks goes on when all others wait for it
            while (all.stream()
                            .filter(t -> t.getState() == Thread.State.WAITING)
                            .count()
                    < all.size() - 1) {
                Thread.onSpinWait();
            }
            throw new ChunkReadException("s3credentials", "HTTP 503");
        });
        all.forEach(Thread::start);
        for (Thread thread : all) {
            thread.join();
        }
        assertThat(errors).hasSize(8).allSatisfy(e -> assertThat(e).hasMessageEndingWith("HTTP 503"));
        assertThat(https.asked()).isOne();
    }

    @Test
    void onlyWhoWasRefusedWithTheNewestOnesMakesThemFetchedAnew() {
        AwsCredentials first = login.credentials(DATA);
        assertThat(login.renew(first)).isTrue();
        assertThat(key()).isEqualTo("KEY2");
        assertThat(login.renew(first)).isTrue();
        assertThat(key()).isEqualTo("KEY2");
        assertThat(https.asked()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>login secretAccessKeyThatNobodyMaySee</html>",
                "[]",
                "{}",
                "{\"accessKeyId\": \"secretAccessKeyThatNobodyMaySee\"}",
                "{\"accessKeyId\": \"a\", \"secretAccessKey\": \"b\", \"sessionToken\": \"c\\nX: y\", \"expiration\": \"2999-01-01T00:00:00Z\"}",
                "{\"accessKeyId\": \"a\", \"secretAccessKey\": \"b\", \"sessionToken\": \"c\", \"expiration\": \"secret soon\"}",
                "{\"accessKeyId\": \"a\", \"secretAccessKey\": \"b\", \"sessionToken\": \"c\", \"expiration\": \"2025-12-31 23:59:59+00:00\"}",
            })
    void anyOtherAnswerIsAnErrorThatRepeatsNothingOfIt(String answer) {
        https.answers(() -> answer);
        assertThatThrownBy(this::key)
                .isInstanceOf(ChunkReadException.class)
                .hasMessageStartingWith("[a.h5] no temporary credentials for s3://nsidc/a.h5: what"
                        + " https://archive.example/s3credentials answers are no credentials: ")
                .satisfies(Secrets::areNotIn)
                .hasMessageNotContaining("soon");
    }

    @Test
    void anEndlessAnswerIsCut() {
        https.answers(() -> " ".repeat(70_000));
        assertThatThrownBy(this::key).hasMessageContaining("longer than 65536 bytes");
    }

    @Test
    void neitherTheLoginNorTheCredentialsPrintASecret() {
        assertThat(login + " " + TemporaryCredentials.parse(nextHour().getBytes(StandardCharsets.UTF_8)))
                .contains("2026-01-01T01:00:00Z")
                .doesNotContain("KEY1", S3Server.SECRET, FakeHttps.TOKEN);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
