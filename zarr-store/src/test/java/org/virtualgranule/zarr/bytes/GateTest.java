package org.virtualgranule.zarr.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GateTest {
    private final Gate gate = new Gate(1);
    private final List<Integer> entered = new CopyOnWriteArrayList<>();

    /** A thread that waits for the gate when this returns. */
    private Thread waiter(int rank) throws InterruptedException {
        Thread thread = new Thread(() -> {
            try {
                gate.enter(rank);
                entered.add(rank);
                gate.leave();
            } catch (InterruptedException e) {
                entered.add(-rank);
            }
        });
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void theLeastRankIsNext() throws InterruptedException {
        gate.enter(9);
        List<Thread> threads = new ArrayList<>();
        for (int rank : new int[] {3, 1, 2, 1, 3}) {
            threads.add(waiter(rank));
        }
        gate.leave();
        join(threads);

        assertThat(entered).containsExactly(1, 1, 2, 3, 3);
    }

    @Test
    void whoGivesUpLetsTheOthersIn() throws InterruptedException {
        gate.enter(9);
        Thread first = waiter(1);
        Thread second = waiter(2);
        first.interrupt();
        first.join();
        gate.leave();
        join(List.of(second));
        gate.enter(9);

        assertThat(entered).containsExactly(-1, 2);
    }
}
