package org.virtualgranule.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Nothing that an exception or anything below it says holds a secret. */
final class Secrets {
    private Secrets() {}

    static void areNotIn(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        assertThat(text.toString())
                .doesNotContain(S3Server.KEY_ID, S3Server.SECRET, FakeHttps.TOKEN)
                // exceptions of the SDK hold the whole answer of the server
                .doesNotContain("software.amazon.awssdk.services.s3.model.S3Exception", "AwsServiceException:");
    }
}
