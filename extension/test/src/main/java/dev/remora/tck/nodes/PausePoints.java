package dev.remora.tck.nodes;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The points of a sign-in and of a refresh at which a node can be told to wait, to be killed there. */
public class PausePoints {

    private final Consumer<String> reached;
    private @Nullable String armed;
    private CountDownLatch go = new CountDownLatch(0);

    /** @param reached is told of the point at which a thread waits */
    PausePoints(Consumer<String> reached) {
        this.reached = reached;
    }

    /** Makes the next thread that comes there wait. */
    synchronized void arm(String point) {
        armed = point;
        go = new CountDownLatch(1);
    }

    void go() {
        latch().countDown();
    }

    private synchronized CountDownLatch latch() {
        return go;
    }

    private synchronized boolean isArmed(String point) {
        if (!point.equals(armed)) {
            return false;
        }
        armed = null;
        return true;
    }

    void pass(String point) {
        if (isArmed(point)) {
            reached.accept(point);
            try {
                latch().await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    <T> T around(String step, Supplier<T> code) {
        pass("before " + step);
        T result = code.get();
        pass("after " + step);
        return result;
    }

    void around(String step, Runnable code) {
        pass("before " + step);
        code.run();
        pass("after " + step);
    }
}
