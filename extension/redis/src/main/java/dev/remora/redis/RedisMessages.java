package dev.remora.redis;

import dev.remora.ErrorCode;
import dev.remora.SettingsException;
import dev.remora.StoreException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sentences of this module: REMORA-01051 to REMORA-01079. None has the text of Redis or of its driver, which may quote values. */
final class RedisMessages {

    private RedisMessages() {}

    static SettingsException noAddress() {
        return invalid(
                "REMORA-01051: remora-redis has no address: set remora.redis-url, such as redis://cache:6379/0, or have a"
                        + " bean of type io.lettuce.core.RedisClient");
    }

    static SettingsException addressInvalid() {
        return invalid(
                "REMORA-01052: remora.redis-url is no address of Redis: it has the form redis://host:6379/0, with TLS"
                        + " rediss://host:6380/0, by Sentinel redis-sentinel://one,two,three/0#main");
    }

    static StoreException down(@Nullable String word) {
        return failure("REMORA-01053: Redis does not answer" + (word == null ? "" : " (" + word + ")")
                + ": see that it runs, and that remora.redis-url is right");
    }

    static StoreException late(Duration timeout) {
        return failure("REMORA-01054: Redis did not answer within " + timeout
                + " (remora.redis-timeout): it is slow, or the network to it is");
    }

    static StoreException notLetIn(String word) {
        return failure("REMORA-01055: Redis does not let remora-redis in (" + word
                + "): see that remora.redis-user and remora.redis-password are right");
    }

    static StoreException full() {
        return failure(
                "REMORA-01056: Redis has no memory left (OOM): give it more (maxmemory); with the policy noeviction, since"
                        + " others throw tokens away");
    }

    static StoreException readOnly() {
        return failure(
                "REMORA-01057: this Redis is a replica (READONLY): let remora.redis-url name the master, or the Sentinels");
    }

    static StoreException notPermitted() {
        return failure(
                "REMORA-01058: remora.redis-user may not use a command or a key (NOPERM): remora-redis needs GET, MGET, SET,"
                        + " DEL, EVAL, EVALSHA and TIME on the keys that begin with remora.redis-prefix");
    }

    static StoreException refused(String word) {
        return failure("REMORA-01059: Redis refused a command of remora-redis with " + word);
    }

    private static StoreException failure(String message) {
        return new StoreException(null, message, null);
    }

    private static SettingsException invalid(String message) {
        return new SettingsException(ErrorCode.CONFIG_INVALID, null, message, List.of("redis-url"), null);
    }
}
