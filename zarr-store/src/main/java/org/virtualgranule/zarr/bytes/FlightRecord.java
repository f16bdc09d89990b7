package org.virtualgranule.zarr.bytes;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;

/**
 * An event of the flight recorder, if anybody records. Where nobody does there is none: the first one alone would take a
 * short run a tenth of a second, in which the JVM gets its recorder ready.
 *
 * @param <E> kind of event
 */
public final class FlightRecord<E extends Event> {
    private final Optional<E> event;

    private FlightRecord(Optional<E> event) {
        this.event = event;
    }

    /**
     * Begins an event now.
     *
     * @param <E> kind of event
     * @param kind makes one
     * @return the event; none if no flight recording was ever begun in this JVM
     */
    public static <E extends Event> FlightRecord<E> begin(Supplier<E> kind) {
        if (!FlightRecorder.isInitialized()) {
            return new FlightRecord<>(Optional.empty());
        }
        E event = kind.get();
        event.begin();
        return new FlightRecord<>(Optional.of(event));
    }

    /**
     * Ends the event and records it, if it is wanted.
     *
     * @param facts fills in its fields
     */
    public void commit(Consumer<E> facts) {
        event.filter(Event::shouldCommit).ifPresent(wanted -> {
            facts.accept(wanted);
            wanted.commit();
        });
    }
}
