package org.virtualgranule.it.remote;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Which requests a server fails, and how. Thread-safe. */
interface Faults {
    /** None at all. */
    Faults NONE = ask -> Optional.empty();

    Optional<Fault> of(Ask ask);

    /** Always the same, for some requests. */
    static Faults always(Fault fault, Predicate<Ask> where) {
        return ask -> where.test(ask) ? Optional.of(fault) : Optional.empty();
    }

    /** The same for the first few times that something is asked. */
    static Faults times(int times, Fault fault, Predicate<Ask> where) {
        return always(fault, ask -> ask.number() < times && where.test(ask));
    }

    /**
     * Faults that pass, mixed, for a share of all requests. The same request has nearly the same fate in every run with
     * the same seed, whatever the order in which threads ask. Nothing fails three times in a row, as four tries are made.
     */
    static Faults random(long seed, double share, Set<Fault> kinds) {
        List<Fault> list = List.copyOf(new TreeSet<>(kinds));
        Set<String> damaged = ConcurrentHashMap.newKeySet();
        return ask -> {
            Random random = new Random(
                    seed * 31 * 31 + ask.path().hashCode() * 31L + ask.range().hashCode());
            Fault fate = Fault.MISSING;
            boolean fails = false;
            for (int i = 0; i <= ask.number(); i++) {
                // the first value of near seeds is nearly the same
                random.nextLong();
                fails = random.nextDouble() < share;
                fate = list.get(random.nextInt(list.size()));
            }
            boolean passes = fails
                    && ask.number() < 2
                    // what is damaged twice is an error
                    && (!isDamage(fate) || isNoticed(fate, ask) && damaged.add(ask.path()));
            return passes ? Optional.of(fate) : Optional.empty();
        };
    }

    private static boolean isDamage(Fault fault) {
        return fault == Fault.CORRUPT || fault == Fault.TORN;
    }

    /** Chunks of a few hundred bytes may have no checksum; a sidecar has none, but an end. */
    private static boolean isNoticed(Fault damage, Ask ask) {
        return damage == Fault.TORN ? ask.isSidecar() : ask.length() > 1000;
    }
}
