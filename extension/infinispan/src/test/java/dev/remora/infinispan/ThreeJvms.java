package dev.remora.infinispan;

import dev.remora.tck.nodes.ManyNodes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Three JVMs that are one cluster, run by hand; {@link ManyNodes} says what the arguments are. There is no store to stop. */
final class ThreeJvms implements ManyNodes.Engine {

    private ThreeJvms() {}

    public static void main(String[] args) throws InterruptedException {
        ManyNodes.run(new ThreeJvms(), args);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "remora.infinispan-file",
                "cluster-tcp.xml",
                "remora.store-key",
                Base64.getEncoder().encodeToString("a".repeat(32).getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void stop() {
        throw new UnsupportedOperationException("the nodes are the store");
    }

    @Override
    public void start() {
        stop();
    }
}
