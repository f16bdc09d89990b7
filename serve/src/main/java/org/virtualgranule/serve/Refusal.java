package org.virtualgranule.serve;

import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import org.virtualgranule.dmrpp.model.GranuleException;
import org.virtualgranule.dmrpp.model.UnsupportedFeatureException;

/**
 * What a client is told that gets no value.
 *
 * @param status the status code
 * @param line one line, without secrets
 */
record Refusal(int status, String line) {
    static final Refusal NO_SUCH_KEY = new Refusal(404, "there is no such key");
    static final Refusal NO_PATH = new Refusal(
            400, "the URL's path has dots or empty parts for names, or its escapes are no UTF-8: write it plainly");
    static final Refusal READ_ONLY = new Refusal(405, "this server is read-only: GET and HEAD");
    static final Refusal NOT_MET = new Refusal(412, "the value has another entity tag");
    static final Refusal NO_SUCH_RANGE = new Refusal(416, "the value has no such bytes");
    static final Refusal FAULT = new Refusal(500, "a fault of this server; its error stream tells more");

    /** A value that exists and cannot be read is never told to be missing. */
    static Refusal of(Throwable failure) {
        if (failure instanceof UnsupportedFeatureException unsupported) {
            return new Refusal(500, unsupported.getMessage());
        }
        if (failure instanceof GranuleException origin) {
            return new Refusal(502, origin.getMessage());
        }
        if (failure instanceof OutOfMemoryError) {
            return new Refusal(503, "the server has too little memory for this value");
        }
        if (failure instanceof CancellationException || failure instanceof RejectedExecutionException) {
            return new Refusal(503, "the server is being stopped");
        }
        return FAULT;
    }
}
