package dev.remora.redis;

import dev.remora.StoreException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one connection of a node, which all threads use; made on first use, and again by itself when it broke. */
final class RedisConnection implements AutoCloseable {

    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);
    private static final int MOST_TRIES = 3;

    private final RedisClient client;
    private final Duration timeout;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;

    RedisConnection(RedisClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    /** @throws StoreException if Redis does not answer in time, or refuses */
    <T> T run(Function<RedisCommands<String, byte[]>, T> command) {
        try {
            return command.apply(connected().sync());
        } catch (RedisException e) {
            throw failure(e);
        }
    }

    private StatefulRedisConnection<String, byte[]> connected() {
        StatefulRedisConnection<String, byte[]> known = connection;
        return known == null ? connect() : known;
    }

    private StatefulRedisConnection<String, byte[]> connect() {
        lockInTime();
        try {
            StatefulRedisConnection<String, byte[]> known = connection;
            if (known == null) {
                known = opened(MOST_TRIES);
                known.setTimeout(timeout);
                connection = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** Lettuce loses what Redis refused with where the refused connection closes before Lettuce looks: it is asked again. */
    private StatefulRedisConnection<String, byte[]> opened(int tries) {
        try {
            return client.connect(CODEC);
        } catch (RedisConnectionException e) {
            if (tries > 1 && saysNoReason(e)) {
                return opened(tries - 1);
            }
            throw e;
        }
    }

    private static boolean saysNoReason(RedisConnectionException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause instanceof RedisCommandExecutionException
                    || cause instanceof RedisCommandTimeoutException) {
                return false;
            }
        }
        return true;
    }

    /** One thread connects; the others wait no longer than for a command. */
    private void lockInTime() {
        try {
            if (!lock.tryLock(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw RedisMessages.late(timeout);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RedisMessages.down("interrupted");
        }
    }

    private StoreException failure(RedisException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RedisCommandExecutionException) {
                return refusal(firstWord(String.valueOf(cause.getMessage())));
            }
        }
        return failure instanceof RedisCommandTimeoutException
                ? RedisMessages.late(timeout)
                : RedisMessages.down(failure.getClass().getSimpleName());
    }

    private static StoreException refusal(String word) {
        if (List.of("WRONGPASS", "NOAUTH").contains(word)) {
            return RedisMessages.notLetIn(word);
        }
        return switch (word) {
            case "OOM" -> RedisMessages.full();
            case "READONLY" -> RedisMessages.readOnly();
            case "NOPERM" -> RedisMessages.notPermitted();
            case "LOADING", "MASTERDOWN", "CLUSTERDOWN" -> RedisMessages.down(word);
            default -> RedisMessages.refused(word);
        };
    }

    /** The code of an error of Redis; what follows may quote what was sent. */
    private static String firstWord(String message) {
        String word = message.split(" ", 2)[0];
        return word.matches("[A-Z]{1,20}") ? word : "an error";
    }

    @Override
    public void close() {
        StatefulRedisConnection<String, byte[]> known = connection;
        if (known != null) {
            known.close();
        }
    }
}
