package dev.remora.redis;

import dev.remora.spi.SharedEntries;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps entries under keys of Redis, which expire there. Each change is one command or one script, on one key. */
final class RedisEntries implements SharedEntries {

    private static final byte[] FOREVER = octets(0);
    private static final long LONGEST = Duration.ofDays(36_500).toMillis();

    private static final Script REPLACE = new Script("""
            if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
            if ARGV[3] == '0' then redis.call('SET', KEYS[1], ARGV[2]) else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end
            return 1
            """);
    private static final Script REMOVE =
            new Script("if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end return redis.call('DEL', KEYS[1])");

    private final RedisConnection connection;
    private final String prefix;

    RedisEntries(RedisConnection connection, String prefix) {
        this.connection = connection;
        this.prefix = prefix;
    }

    /** A script, which Redis is sent once and then called by its hash. */
    private record Script(String text) {

        boolean run(RedisCommands<String, byte[]> commands, String key, byte[]... arguments) {
            String[] keys = {key};
            Long changed;
            try {
                changed = commands.evalsha(commands.digest(text), ScriptOutputType.INTEGER, keys, arguments);
            } catch (RedisNoScriptException unknown) {
                changed = commands.eval(text, ScriptOutputType.INTEGER, keys, arguments);
            }
            return changed != null && changed == 1;
        }
    }

    @Override
    public Optional<byte[]> find(Space space, String key) {
        return Optional.ofNullable(connection.<byte @Nullable []>run(commands -> commands.get(name(space, key))));
    }

    @Override
    public Map<String, byte[]> findAll(Space space, Collection<String> keys) {
        Map<String, byte[]> found = new LinkedHashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        String[] names = keys.stream().map(key -> name(space, key)).toArray(String[]::new);
        int start = name(space, "").length();
        List<KeyValue<String, byte[]>> values = connection.run(commands -> commands.mget(names));
        for (KeyValue<String, byte[]> value : values) {
            value.ifHasValue(octets -> found.put(value.getKey().substring(start), octets));
        }
        return found;
    }

    @Override
    public boolean putIfAbsent(Space space, String key, byte[] value, @Nullable Duration lifetime) {
        SetArgs absent = SetArgs.Builder.nx();
        SetArgs terms = lifetime == null ? absent : absent.px(millis(lifetime));
        return "OK".equals(connection.<@Nullable String>run(commands -> commands.set(name(space, key), value, terms)));
    }

    @Override
    public boolean replace(Space space, String key, byte[] read, byte[] value, @Nullable Duration lifetime) {
        byte[] millis = lifetime == null ? FOREVER : octets(millis(lifetime));
        return connection.run(commands -> REPLACE.run(commands, name(space, key), read, value, millis));
    }

    @Override
    public boolean remove(Space space, String key, byte[] read) {
        return connection.run(commands -> REMOVE.run(commands, name(space, key), read));
    }

    @Override
    public Instant now() {
        List<byte[]> time = connection.run(RedisCommands::time);
        return Instant.ofEpochSecond(number(time.get(0)), number(time.get(1)) * 1000);
    }

    private String name(Space space, String key) {
        return prefix + space.name().toLowerCase(Locale.ROOT).replace('_', '-') + ":" + key;
    }

    private static long millis(Duration lifetime) {
        return lifetime.compareTo(Duration.ofMillis(LONGEST)) > 0 ? LONGEST : Math.max(1, lifetime.toMillis());
    }

    private static long number(byte[] digits) {
        return Long.parseLong(new String(digits, StandardCharsets.US_ASCII));
    }

    private static byte[] octets(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }
}
