package dev.remora.it.guest;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A thread of the application, as long as it is deployed. */
@ApplicationScoped
public class Jobs {

    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "guest-job"));

    <T> Future<T> run(Callable<T> job) {
        return executor.submit(job);
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }
}
