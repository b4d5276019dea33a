package dev.remora.infinispan;

import dev.remora.internal.store.KeyedSealer;
import dev.remora.spi.Sealer;
import dev.remora.spi.SharedEntries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.infinispan.Cache;
import org.infinispan.configuration.parsing.ConfigurationBuilderHolder;
import org.infinispan.configuration.parsing.ParserRegistry;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;

/** Two members of a cluster in this JVM, on loopback. */
final class TwoMembers implements AutoCloseable {

    // below the ports that systems give to whoever asks
    private static final int PORT = 17_800;

    private final EmbeddedCacheManager one;
    private final EmbeddedCacheManager other;
    private final Cache<String, String> cache;
    private final SharedEntries first;
    private final SharedEntries second;

    private TwoMembers(EmbeddedCacheManager one, EmbeddedCacheManager other) {
        this.one = one;
        this.other = other;
        this.cache = RemoraCache.of(one, "remora");
        this.first = new InfinispanEntries(cache);
        this.second = new InfinispanEntries(RemoraCache.of(other, "remora"));
    }

    static TwoMembers start() {
        System.setProperty("remora.test.port", Integer.toString(PORT));
        return new TwoMembers(member(), member());
    }

    private static EmbeddedCacheManager member() {
        try {
            ConfigurationBuilderHolder configuration =
                    new ParserRegistry().parse(TwoMembers.class.getClassLoader().getResource("cluster.xml"));
            return new DefaultCacheManager(configuration);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SharedEntries first() {
        return first;
    }

    SharedEntries second() {
        return second;
    }

    List<EmbeddedCacheManager> members() {
        return List.of(one, other);
    }

    /** Removes all that they wrote. */
    TwoMembers empty() {
        cache.clear();
        return this;
    }

    /** All keys and values, as text in Latin letters. */
    String dump() {
        StringBuilder all = new StringBuilder();
        cache.forEach((key, value) -> all.append(key)
                .append(' ')
                .append(new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1))
                .append('\n'));
        return all.toString();
    }

    /** The first seals, all open. */
    static Sealer sealer(char... keys) {
        List<byte[]> all = new ArrayList<>();
        for (char key : keys) {
            byte[] octets = new byte[32];
            Arrays.fill(octets, (byte) key);
            all.add(octets);
        }
        return new KeyedSealer(all, new SecureRandom());
    }

    @Override
    public void close() {
        other.stop();
        one.stop();
    }
}
