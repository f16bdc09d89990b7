package org.virtualgranule.s3;

import org.virtualgranule.zarr.bytes.Traffic;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Counts what the SDK sends, its further tries as such.
 *
 * @param traffic where they are counted
 */
record AttemptCount(Traffic traffic) implements ExecutionInterceptor {
    private static final ExecutionAttribute<Boolean> TRIED = new ExecutionAttribute<>("org.virtualgranule.s3.tried");

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes call) {
        traffic.request();
        if (call.getAttribute(TRIED) != null) {
            traffic.retry();
        }
        call.putAttribute(TRIED, true);
    }
}
