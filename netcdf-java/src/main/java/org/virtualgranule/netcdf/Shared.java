package org.virtualgranule.netcdf;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.virtualgranule.earthdata.EarthdataLogin;
import org.virtualgranule.zarr.array.FetchPool;
import org.virtualgranule.zarr.bytes.ByteSources;
import org.virtualgranule.zarr.bytes.HttpOptions;

/**
 * What all open files of a process have in common: made for the first of them, closed after the last. netcdf-java has no
 * place where an application could hand it in. Thread-safe.
 */
final class Shared<T> {
    /** As many as for a granule alone: a thread that waits for the network costs nothing. */
    private static final int THREADS = HttpOptions.USUAL_PER_HOST;

    /** Files, and connections to web servers, with the login of whoever runs the process. */
    static final Shared<ByteSources> SOURCES = new Shared<>(
            () -> ByteSources.standard(HttpOptions.defaults().withCredentials(EarthdataLogin.standard())),
            ByteSources::close);

    /** Threads that fetch and decode. */
    static final Shared<FetchPool> POOL = new Shared<>(() -> new FetchPool(THREADS), FetchPool::close);

    private final Supplier<T> maker;
    private final Consumer<T> closer;
    private Optional<T> thing = Optional.empty();
    private int users;

    Shared(Supplier<T> maker, Consumer<T> closer) {
        this.maker = maker;
        this.closer = closer;
    }

    /** Takes a share, to be {@linkplain #giveBack given back} once. */
    synchronized T take() {
        if (thing.isEmpty()) {
            thing = Optional.of(maker.get());
        }
        users++;
        return thing.get();
    }

    synchronized void giveBack() {
        users--;
        if (users == 0) {
            thing.ifPresent(closer);
            thing = Optional.empty();
        }
    }

    synchronized int users() {
        return users;
    }
}
