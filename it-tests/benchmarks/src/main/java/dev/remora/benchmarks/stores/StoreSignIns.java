package dev.remora.benchmarks.stores;

import dev.remora.benchmarks.SignIns;
import dev.remora.benchmarks.Turns;
import java.util.Base64;

/** Measures a sign-in and a call with the store that the first argument names, beside the same with the session; the second is how many turns. */
final class StoreSignIns {

    private static final int ROUNDS = 400;
    private static final int CALLS = 10;

    private StoreSignIns() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("remora.store-key", Base64.getEncoder().encodeToString(new byte[32]));
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
        Engine engine = Engine.named(args[0]);
        System.setProperty("remora.token-store", "session");
        try (SignIns session = new SignIns();
                AutoCloseable started = engine.start();
                SignIns store = new SignIns(engine.beans())) {
            new Turns(rounds, CALLS)
                    .side("session", session::signIn)
                    .side(args[0], store::signIn)
                    .print("sign-in");
            new Turns(rounds, CALLS)
                    .side("session", session::call)
                    .side(args[0], store::call)
                    .print("call");
        }
        System.exit(0); // Hazelcast has threads of its own
    }
}
